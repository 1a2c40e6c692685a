package live.showhorse.api;

/**
 * A problem document (RFC 9457): what was wrong and what would be right.
 *
 * @param type stable name of this kind of problem, for instance {@code
 *     urn:showhorse:problem:face-too-small}
 * @param title the HTTP status in words
 * @param status HTTP status
 * @param detail one or two sentences for a person
 * @param instance path of the request
 */
record Problem(String type, String title, int status, String detail, String instance) {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPES = "urn:showhorse:problem:";

  /**
   * @param slug kind of problem in kebab-case
   */
  static Problem of(int status, String slug, String detail, String instance) {
    return new Problem(TYPES + slug, Statuses.title(status), status, detail, instance);
  }
}
