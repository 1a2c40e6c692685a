package live.showhorse.output;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import live.showhorse.problem.ProblemException;

/**
 * An address to publish to, taken apart as the programs do that people copy it from: hosts may have
 * {@code _} (names of containers do), and path and query are whatever the server understands, bars
 * and braces included. {@link java.net.URI} takes neither.
 *
 * @param scheme in lower case
 * @param user with its password, or empty
 * @param host IPv6 addresses in brackets
 * @param port -1 when there is none
 * @param path without slashes at its ends
 * @param query what follows the first question mark, or empty
 */
public record Address(
    String scheme, String user, String host, int port, String path, String query) {
  private static final Set<String> SCHEMES = Set.of("rtmp", "rtmps", "srt");
  private static final String RIGHT = "it must be like rtmps://live.example.com/app";
  private static final Pattern WHOLE =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^?]*)(?:\\?(.*))?");
  private static final Pattern HOST =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]+(?:%25[A-Za-z0-9]+)?]|[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*\\.?)?(?::(.*))?");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
  private static final int MOST_PORT = 65_535;

  /**
   * @throws ProblemException 422 with what is wrong; the text repeats nothing, for any part may be
   *     a key
   */
  public static Address of(String url) {
    Matcher whole = WHOLE.matcher(url);
    if (!whole.matches()) {
      throw DestinationSpec.invalid(
          "The destination's url is malformed; it must begin with rtmp://, rtmps:// or srt://, like"
              + " rtmps://live.example.com/app.");
    }
    String scheme = whole.group(1).toLowerCase(Locale.ROOT);
    if (!SCHEMES.contains(scheme)) {
      throw DestinationSpec.invalid(
          "The destination's url begins with '"
              + ProblemException.shown(scheme)
              + "'; it must begin with rtmp://, rtmps:// or srt://.");
    }
    String authority = whole.group(2);
    int at = authority.lastIndexOf('@');
    Matcher host = HOST.matcher(authority.substring(at + 1));
    if (!host.matches()) {
      throw DestinationSpec.invalid(
          "The destination's host has a character that no host has; " + RIGHT + ".");
    }
    if (host.group(1) == null) {
      throw DestinationSpec.invalid("The destination's url has no host; " + RIGHT + ".");
    }
    return new Address(
        scheme,
        at < 0 ? "" : authority.substring(0, at),
        host.group(1),
        port(host.group(2)),
        whole.group(3).replaceAll("^/+|/+$", ""),
        whole.group(4) == null ? "" : whole.group(4));
  }

  private static int port(String text) {
    if (text == null || text.isEmpty()) {
      return -1;
    }
    if (!NUMBER.matcher(text).matches()) {
      // It may be a password: rtmp://user:password/app
      throw DestinationSpec.invalid(
          "The destination's port is not a number; "
              + RIGHT
              + " or rtmp://live.example.com:1935/app.");
    }
    int port = Integer.parseInt(text);
    if (port < 1 || port > MOST_PORT) {
      throw DestinationSpec.invalid("The destination's port is " + port + "; it must be 1..65535.");
    }
    return port;
  }

  /** The last part of the path. */
  String lastSegment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path without its last part; empty when there is only one. */
  String beforeLastSegment() {
    return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
  }

  /** {@code ?} and the query, or empty. */
  String withMark() {
    return query.isEmpty() ? "" : "?" + query;
  }

  /** Host and port as they were given, or with another host. */
  String server(String instead) {
    return instead + (port < 0 ? "" : ":" + port);
  }

  /** Scheme, host and port: what may be shown. */
  @Override
  public String toString() {
    return scheme + "://" + server(host);
  }
}
