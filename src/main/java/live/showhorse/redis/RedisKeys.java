package live.showhorse.redis;

/**
 * Every key name in Redis, so that operators and the code agree. All begin with the same prefix.
 */
final class RedisKeys {
  static final String PREFIX = "showhorse:";

  private RedisKeys() {}

  /** A JSON document (string). */
  static String document(String name) {
    return PREFIX + "doc:" + name;
  }

  /** The name of a document from its key. */
  static String documentName(String key) {
    return key.substring(document("").length());
  }

  /** A log (list, oldest first). */
  static String log(String name) {
    return PREFIX + "log:" + name;
  }

  /** A value kept until it is dropped (string). */
  static String kept(String name) {
    return PREFIX + "kept:" + name;
  }

  /** The common beginning of the values of a store. */
  static String blobs(String store) {
    return PREFIX + "blob:" + store + ":";
  }

  /** Last use in microseconds by name (sorted set). */
  static String blobUse(String store) {
    return PREFIX + "blob-use:" + store;
  }

  /** Bytes by name (hash). */
  static String blobSizes(String store) {
    return PREFIX + "blob-sizes:" + store;
  }

  /** Bytes of all values of a store (integer). */
  static String blobTotal(String store) {
    return PREFIX + "blob-total:" + store;
  }

  /** Jobs of one lane of a queue (stream). */
  static String jobs(String queue, int lane) {
    return PREFIX + "jobs:" + queue + ":" + lane;
  }

  /** Lane and stream id by job key, of jobs not yet finished (hash). */
  static String pending(String queue) {
    return PREFIX + "jobs-pending:" + queue;
  }

  /** Why a job failed (string with a time to live). */
  static String failure(String queue, String job) {
    return PREFIX + "job-failure:" + queue + ":" + job;
  }

  /** Asks the worker of a job to stop (string with a time to live). */
  static String cancel(String queue, String job) {
    return PREFIX + "job-cancel:" + queue + ":" + job;
  }

  /** A publish/subscribe channel. */
  static String topic(String name) {
    return PREFIX + "topic:" + name;
  }
}
