package live.showhorse.media;

/**
 * One encoded video frame.
 *
 * @param data H.264 in AVCC form (4-byte lengths), without parameter sets
 * @param key whether it is an IDR
 */
public record AccessUnit(byte[] data, boolean key) {}
