package live.showhorse.output;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import live.showhorse.problem.ProblemException;

/**
 * Where to send a programme. Checked by {@link #validate()}.
 *
 * <p>An RTMP address may hold its stream key: it is then the last part of the path with the query
 * ({@code rtmp://host/app/room?auth=…}: application {@code app}, key {@code room?auth=…}). Where
 * there is one part only, the server has no applications.
 *
 * @param id unique on its channel
 * @param name for people
 * @param url {@code rtmp://}, {@code rtmps://} or {@code srt://}
 * @param streamKey RTMP: the stream name; SRT: the stream id, may be empty. Write-only: it is never
 *     in {@link #toString()}, logs, errors or statuses. Empty when the url holds it
 */
public record DestinationSpec(String id, String name, String url, String streamKey) {
  private static final int MAX_LENGTH = 1_024;
  private static final int MAX_NAME_LENGTH = 200;

  /** What an address is called that platforms show beside a key: without that, it is unfinished. */
  private static final Set<String> APPLICATIONS =
      Set.of("live", "live2", "app", "rtmp", "stream", "publish", "ingest", "push", "broadcast");

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  /** A shorter last part of a path that is the key, too, may be a name that just occurs twice. */
  private static final int LEAST_KEY = 8;

  /** Values of a query that are shorter are words of their own, not secrets. */
  private static final int LEAST_SECRET = 4;

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
    Address address = address();
    if (isRtmp()) {
      requireRtmp(address);
    } else {
      requireSrt(address);
    }
    return this;
  }

  /** The address without user, query and key: fit for logs, people and statuses. */
  public String redactedUrl() {
    Address address = address();
    String path = address.path();
    if (isRtmp() && keyIsInUrl()) {
      path = (applicationName().isEmpty() ? "" : applicationName() + "/") + "***";
    }
    return address + (path.isEmpty() ? "" : "/" + path);
  }

  /**
   * For people who give a destination no name.
   *
   * @throws ProblemException 422 {@code destination-invalid}
   */
  public static String hostOf(String url) {
    requireAtMost("url", url, MAX_LENGTH);
    return Address.of(url).host();
  }

  @Override
  public String toString() {
    return "DestinationSpec[id=" + id + ", name=" + name + "]";
  }

  boolean isRtmp() {
    return !address().scheme().equals("srt");
  }

  Address address() {
    return Address.of(url);
  }

  /** RTMP: with the url's query, unless that is part of the key. */
  String application() {
    return keyIsInUrl() ? applicationName() : applicationName() + address().withMark();
  }

  /** RTMP: without a query; may be shown. Empty where the server has none. */
  String applicationName() {
    Address address = address();
    return keyIsInUrl() ? address.beforeLastSegment() : address.path();
  }

  /** RTMP: what is published. */
  String key() {
    Address address = address();
    return keyIsInUrl() ? address.lastSegment() + address.withMark() : streamKey;
  }

  /** Who fills two fields in may have pasted the whole address into the first. */
  private boolean keyIsInUrl() {
    if (streamKey.isEmpty()) {
      return true;
    }
    Address address = address();
    String last = address.lastSegment();
    boolean unmistakable = !address.query().isEmpty() || last.length() >= LEAST_KEY;
    return unmistakable
        && address.path().contains("/")
        && (streamKey.equals(last) || streamKey.equals(last + address.withMark()));
  }

  /** Words that must not be shown, should a server repeat them to us; longest first. */
  List<String> secrets() {
    Address address = address();
    var secrets = new ArrayList<String>();
    secrets.add(streamKey);
    secrets.add(address.query());
    secrets.add(address.user());
    if (isRtmp()) {
      String key = key();
      secrets.add(key);
      secrets.add(key.replaceFirst("\\?.*", ""));
      addValues(secrets, key.replaceFirst("^[^?]*\\??", ""));
    }
    addValues(secrets, address.query());
    return secrets.stream()
        .filter(secret -> !secret.isEmpty())
        .distinct()
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  private static void addValues(List<String> secrets, String query) {
    for (String option : query.split("&")) {
      String value = option.substring(option.indexOf('=') + 1);
      if (value.length() >= LEAST_SECRET) {
        secrets.add(value);
      }
    }
  }

  private void requireRtmp(Address address) {
    if (streamKey.isEmpty()
        && (address.path().isEmpty()
            || (!address.path().contains("/")
                && address.query().isEmpty()
                && APPLICATIONS.contains(address.path())))) {
      throw invalid(
          "The destination has no stream key: give it as streamKey, or at the end of the url, as"
              + " rtmps://live.example.com/app/key.");
    }
    if (address.path().isEmpty()) {
      throw invalid(
          "The destination's url has no application after the host; for instance"
              + " rtmps://live.example.com/app. If the server has none, put the key at the end of the"
              + " url and leave streamKey out.");
    }
    String application = applicationName();
    if (application.contains("#")) {
      throw invalid("The destination's url has a fragment (#...); leave it out.");
    }
    if (BROKEN_ESCAPE.matcher(application).find()) {
      throw invalid(
          "The destination's url is malformed: after a % there must be two hexadecimal digits.");
    }
  }

  private static void requireSrt(Address address) {
    if (address.port() < 0) {
      throw invalid("The destination's url has no port; SRT needs one, as srt://host:9000.");
    }
    if (address.path().contains("#")) {
      throw invalid(
          "The destination's SRT stream id stands where a path is; give it as streamKey, or in the"
              + " url as srt://host:9000?streamid=#!::r=room,m=publish.");
    }
    for (String option : address.query().split("&")) {
      if (option.startsWith("mode=") && !option.equals("mode=caller")) {
        throw invalid("The destination's SRT mode must be caller: Showhorse calls, never listens.");
      }
    }
  }

  private static void requireAtMost(String what, String text, int limit) {
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
  }

  private static void requirePrintable(String what, String text, int limit) {
    requireAtMost(what, text, limit);
    if (text.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
      throw invalid(
          "The destination's "
              + what
              + " holds a space, a control character or one outside ASCII; it must not.");
    }
  }

  static ProblemException invalid(String detail) {
    return ProblemException.unprocessable("destination-invalid", detail);
  }
}
