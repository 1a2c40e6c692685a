package live.showhorse.api;

import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.problem.ProblemException;

/**
 * One range of bytes (RFC 9110, section 14).
 *
 * @param first offset of the first byte
 * @param last offset of the last byte, not before the first
 */
record ByteRange(int first, int last) {
  private static final Pattern ONE_RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** The whole file (200), or the range asked for (206); several ranges give the whole file. */
  static Response.ResponseBuilder respond(byte[] file, Optional<String> header) {
    return header
        .flatMap(text -> parse(text, file.length))
        .map(
            range ->
                Response.status(Response.Status.PARTIAL_CONTENT)
                    .entity(Arrays.copyOfRange(file, range.first, range.last + 1))
                    .header(
                        "Content-Range",
                        "bytes " + range.first + "-" + range.last + "/" + file.length))
        .orElseGet(() -> Response.ok(file))
        .header("Accept-Ranges", "bytes");
  }

  /** Empty when it is not one range of bytes: the header is then ignored, as the RFC says. */
  static Optional<ByteRange> parse(String header, int length) {
    Matcher matcher = ONE_RANGE.matcher(header.strip());
    if (!matcher.matches() || header.strip().equals("bytes=-")) {
      return Optional.empty();
    }
    String from = matcher.group(1);
    String to = matcher.group(2);
    long first = from.isEmpty() ? Math.max(0, length - Long.parseLong(to)) : Long.parseLong(from);
    long last =
        from.isEmpty() || to.isEmpty() ? length - 1L : Math.min(Long.parseLong(to), length - 1L);
    if (first >= length) {
      throw new ProblemException(
          416,
          "range-not-satisfiable",
          "The range is '" + header + "'; the file has " + length + " bytes.");
    }
    return first > last ? Optional.empty() : Optional.of(new ByteRange((int) first, (int) last));
  }
}
