package live.showhorse.model;

import java.nio.file.Path;

/**
 * A file that was converted.
 *
 * @param bytes of the result
 * @param sha256 of all bytes of the result, in hex
 */
public record Conversion(Path source, Path result, int tensors, long bytes, String sha256) {}
