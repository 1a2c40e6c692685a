package live.showhorse.output;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import live.showhorse.problem.ProblemException;

/**
 * Where to send a programme. Checked by {@link #validate()}.
 *
 * @param id unique on its channel
 * @param name for people
 * @param url {@code rtmp://}, {@code rtmps://} or {@code srt://}, without the stream key
 * @param streamKey RTMP: the stream name; SRT: the stream id, may be empty. Write-only: it is never
 *     in {@link #toString()}, logs, errors or statuses. An RTMP address that already ends in the
 *     key may leave it empty
 */
public record DestinationSpec(String id, String name, String url, String streamKey) {
  private static final Set<String> SCHEMES = Set.of("rtmp", "rtmps", "srt");
  private static final int MAX_LENGTH = 1_024;
  private static final int MAX_NAME_LENGTH = 200;
  private static final int MAX_PORT = 65_535;

  /**
   * @return this
   * @throws ProblemException 422 with what is wrong; the text holds no secret
   */
  public DestinationSpec validate() {
    requirePrintable("id", id, MAX_NAME_LENGTH);
    if (name.length() > MAX_NAME_LENGTH) {
      throw invalid("The destination's name has " + name.length() + " characters; at most 200.");
    }
    if (name.chars().anyMatch(Character::isISOControl)) {
      throw invalid("The destination's name holds a control character; it must not.");
    }
    requirePrintable("url", url, MAX_LENGTH);
    requirePrintable("stream key", streamKey, MAX_LENGTH);
    URI uri = uri();
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw invalid(
          "The destination's url begins with '"
              + scheme
              + "'; it must begin with rtmp://, rtmps:// or srt://.");
    }
    if (uri.getHost() == null || uri.getHost().isEmpty()) {
      throw invalid(
          "The destination's url has no host; for instance rtmps://live.example.com/app.");
    }
    if (uri.getPort() == 0 || uri.getPort() > MAX_PORT) {
      throw invalid("The destination's port is " + uri.getPort() + "; it must be 1..65535.");
    }
    if (uri.getFragment() != null) {
      throw invalid("The destination's url has a fragment (#...); leave it out.");
    }
    if (scheme.equals("srt")) {
      requireSrt(uri);
    } else {
      requireRtmp(uri);
    }
    return this;
  }

  /** The address without user, query and key: fit for logs, people and statuses. */
  public String redactedUrl() {
    URI uri = uri();
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    if (streamKey.isEmpty() && isRtmp()) {
      path = path.substring(0, path.lastIndexOf('/') + 1) + "***";
    }
    return uri.getScheme() + "://" + uri.getHost() + port + path;
  }

  @Override
  public String toString() {
    return "DestinationSpec[id=" + id + ", name=" + name + "]";
  }

  boolean isRtmp() {
    return !url.toLowerCase(Locale.ROOT).startsWith("srt:");
  }

  URI uri() {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      // the exception's own text would repeat the address, which may hold a key
      throw invalid("The destination's url is malformed at character " + e.getIndex() + ".");
    }
  }

  private void requireRtmp(URI uri) {
    String[] parts = path(uri).split("/");
    if (parts[0].isEmpty()) {
      throw invalid(
          "The destination's url has no application after the host; for instance"
              + " rtmps://live.example.com/app.");
    }
    if (streamKey.isEmpty() && parts.length < 2) {
      throw invalid("The destination has no stream key.");
    }
  }

  private static void requireSrt(URI uri) {
    if (uri.getPort() < 0) {
      throw invalid("The destination's url has no port; SRT needs one, as srt://host:9000.");
    }
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    for (String option : query.split("&")) {
      if (option.startsWith("mode=") && !option.equals("mode=caller")) {
        throw invalid("The destination's SRT mode must be caller: Showhorse calls, never listens.");
      }
    }
  }

  /** Without slashes at the ends. */
  static String path(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return path.replaceAll("^/+|/+$", "");
  }

  private static void requirePrintable(String what, String text, int limit) {
    if (text.length() > limit) {
      throw invalid(
          "The destination's "
              + what
              + " has "
              + text.length()
              + " characters; at most "
              + limit
              + ".");
    }
    if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
      throw invalid(
          "The destination's "
              + what
              + " holds a space, a control character or one outside ASCII; it must not.");
    }
  }

  private static ProblemException invalid(String detail) {
    return ProblemException.unprocessable("destination-invalid", detail);
  }
}
