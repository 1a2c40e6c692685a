package live.showhorse.output;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import live.showhorse.media.MediaException;
import live.showhorse.media.Secrets;

/**
 * Why a destination was not reached, or was lost, in words: what happened, what the server said and
 * what to look at. Nothing secret is in them.
 */
final class Failure {
  private static final int PERMISSION = -1;
  private static final int INPUT_OUTPUT = -5;
  private static final int BROKEN_PIPE = -32;
  private static final int NETWORK_UNREACHABLE = -101;
  private static final int RESET = -104;
  private static final int TIMED_OUT = -110;
  private static final int REFUSED = -111;
  private static final int HOST_UNREACHABLE = -113;

  private static final Pattern SAID = Pattern.compile("Server error: ?(.*)", Pattern.DOTALL);

  private final DestinationSpec spec;
  private final Address address;
  private final boolean live;

  private Failure(DestinationSpec spec, boolean live) {
    this.spec = spec;
    this.address = spec.address();
    this.live = live;
  }

  /**
   * @param live whether the programme was on its way already
   */
  static String inWords(DestinationSpec spec, Exception exception, boolean live) {
    var failure = new Failure(spec, live);
    return exception instanceof MediaException media
        ? failure.media(media)
        : failure.network(exception);
  }

  private String media(MediaException exception) {
    String logged = Secrets.masked(exception.logged(), spec.secrets());
    Matcher said = SAID.matcher(logged);
    if (said.find()) {
      return refused(said.group(1).strip(), exception.code() == PERMISSION);
    }
    if (logged.contains("Failed to resolve hostname")) {
      return unknownHost();
    }
    if (logged.contains("RTMP handshake")) {
      return "What answers at %s is no RTMP server. Check the port; if the server wants TLS, begin the url with rtmps://"
          .formatted(server());
    }
    if (exception.interrupted()) {
      return live ? stuck(exception) : silent(exception);
    }
    return switch (exception.code()) {
      case REFUSED -> nobody();
      case HOST_UNREACHABLE, NETWORK_UNREACHABLE ->
          "There is no way to %s. Check the host, and the network of this machine"
              .formatted(server());
      case TIMED_OUT -> live ? broken(exception) : silent(exception);
      case INPUT_OUTPUT, BROKEN_PIPE, RESET -> hungUp(exception, logged);
      default ->
          exception.isEnd()
              ? hungUp(exception, logged)
              : Secrets.masked(exception.getMessage(), spec.secrets());
    };
  }

  private String hungUp(MediaException exception, String logged) {
    if (live) {
      return broken(exception);
    }
    if (!spec.isRtmp()) {
      return noListener(logged);
    }
    return "The server hung up without a reason: it does not know %s, or does not take the stream key. Check both"
        .formatted(application());
  }

  private String refused(String answer, boolean publishing) {
    String said = answer.isEmpty() ? "without a reason" : "and said: \"" + answer + "\"";
    if (live || publishing) {
      return "The server refused the stream %s. Check the stream key: whether it is right, still valid, and not in use elsewhere"
          .formatted(said);
    }
    return "The server refused %s %s. Check the application in the url, and user and password if it wants them (rtmp://user:password@host/app)"
        .formatted(application(), said);
  }

  private String network(Exception exception) {
    String said = Secrets.masked(String.valueOf(exception.getMessage()), spec.secrets());
    return switch (exception) {
      case UnknownHostException unknown -> unknownHost();
      case ConnectException refused when said.contains("refused") -> nobody();
      case SocketTimeoutException late -> silent(exception);
      case SSLException tls -> tls(tls, said);
      default -> said;
    };
  }

  private String tls(SSLException exception, String said) {
    if (said.contains("unrecognized SSL message")) {
      return "What answers at %s does not speak TLS. Check the port; if the server has no TLS, begin the url with rtmp://"
          .formatted(server());
    }
    if (expired(exception)) {
      return "The server's certificate has expired or is not valid yet (%s). The server must have a new one, or this machine's clock is wrong"
          .formatted(said);
    }
    if (said.contains("certification path")) {
      return "The server's certificate is not trusted (%s). For an authority of your own set showhorse.output.tls-ca"
          .formatted(said);
    }
    if (said.contains("subject alternative") || said.contains("No name matching")) {
      return "The server's certificate is for another name (%s). Use the name that it is for"
          .formatted(said);
    }
    return "TLS failed (" + said + "). Check that the server speaks TLS 1.2 or 1.3";
  }

  private static boolean expired(Throwable exception) {
    for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return true;
      }
    }
    return false;
  }

  private String nobody() {
    return "Connection refused: nothing listens at %s. Check host and port, and that the server is up"
        .formatted(server());
  }

  private String unknownHost() {
    return "The host '%s' is not known. Check how it is written, and the name service of this machine"
        .formatted(address.host());
  }

  /** SRT has no answer for those who may not come in. */
  private String noListener(String said) {
    return "No SRT listener takes the stream at %s (%s). Check host, port, stream id and passphrase, and that the server is up"
        .formatted(server(), said);
  }

  private String silent(Exception exception) {
    if (!spec.isRtmp()) {
      return noListener(limit(exception));
    }
    String hint =
        address.scheme().equals("rtmps")
            ? " If the server has no TLS, begin the url with rtmp://."
            : "";
    return "%s at %s.%s Check host and port, and whether a firewall is in between"
        .formatted(limit(exception), server(), hint);
  }

  private String stuck(MediaException exception) {
    return "The server takes no more data: %s. The line to it, or the server, is too slow"
        .formatted(limit(exception).toLowerCase(Locale.ROOT));
  }

  private static String limit(Exception exception) {
    String message = exception.getMessage();
    int at = message.indexOf("no answer within");
    return at < 0 ? "No answer" : "N" + message.substring(at + 1);
  }

  private String broken(MediaException exception) {
    return "The connection broke (%s)"
        .formatted(Secrets.masked(exception.getMessage(), spec.secrets()));
  }

  private String server() {
    return address.server(address.host());
  }

  /** Without its query, which may be a token. */
  private String application() {
    String name = spec.applicationName();
    return name.isEmpty() ? "an address without an application" : "the application '" + name + "'";
  }
}
