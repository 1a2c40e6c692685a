package live.showhorse.segment;

/**
 * A rendered clip.
 *
 * @param key of its {@link ClipSpec}
 * @param mp4 near-lossless MPEG-4 and FLAC, as {@code ClipWriter} writes and {@code ClipReader}
 *     reads
 */
public record Clip(String key, byte[] mp4) {}
