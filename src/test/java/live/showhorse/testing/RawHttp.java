package live.showhorse.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends requests byte for byte as they are given: a real client would repair or refuse what is
 * wrong with them. Each has a connection of its own, which is closed.
 */
public final class RawHttp {
  private static final int PATIENCE_MILLIS = 30_000;
  private static final int CHUNK = 1 << 16;
  private static final Pattern LENGTH = Pattern.compile("(?i)content-length: *(\\d+)");

  /**
   * @param path as it stands in the first line
   * @param headers besides those of the length and the connection
   * @param chunked whether the length is not told
   */
  public record Request(
      String method, String path, Map<String, String> headers, byte[] body, boolean chunked) {}

  /**
   * @param headers with names in lower case
   */
  public record Answer(int status, Map<String, String> headers, String body) {}

  private RawHttp() {}

  public static Answer send(int port, Request request) {
    try (var socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      try {
        write(socket.getOutputStream(), request);
      } catch (SocketException refusedMeanwhile) {
        // the service need not read what it has refused
      }
      return answer(socket);
    } catch (IOException e) {
      throw new AssertionError(request.method() + " " + request.path() + ": " + e, e);
    }
  }

  private static void write(OutputStream out, Request request) throws IOException {
    var head = new StringBuilder();
    head.append(request.method()).append(' ').append(request.path()).append(" HTTP/1.1\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "localhost");
    headers.put("Connection", "close");
    if (request.chunked()) {
      headers.put("Transfer-Encoding", "chunked");
    } else if (request.body().length > 0 || !request.method().equals("GET")) {
      headers.put("Content-Length", Integer.toString(request.body().length));
    }
    headers.putAll(request.headers());
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    for (int at = 0; at < request.body().length; at += CHUNK) {
      int length = Math.min(CHUNK, request.body().length - at);
      if (request.chunked()) {
        out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
      }
      out.write(request.body(), at, length);
      if (request.chunked()) {
        out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
      }
    }
    if (request.chunked()) {
      out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** A refusal may come before the body is sent; the connection then stays open for the rest. */
  private static boolean whole(ByteArrayOutputStream bytes) {
    String text = bytes.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    Matcher length = LENGTH.matcher(text).region(0, Math.max(end, 0));
    return length.find() && text.length() >= end + 4 + Integer.parseInt(length.group(1));
  }

  private static Answer answer(Socket socket) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var buffer = new byte[CHUNK];
    try {
      int count;
      while (!whole(bytes) && (count = socket.getInputStream().read(buffer)) >= 0) {
        bytes.write(buffer, 0, count);
      }
    } catch (SocketException reset) {
      // closed with bytes unread; the answer came before
    }
    String text = bytes.toString(StandardCharsets.UTF_8);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      return new Answer(0, Map.of(), text);
    }
    String[] head = text.substring(0, end).split("\r\n");
    Map<String, String> headers = new LinkedHashMap<>();
    Arrays.stream(head)
        .skip(1)
        .map(line -> line.split(": *", 2))
        .forEach(pair -> headers.put(pair[0].toLowerCase(Locale.ROOT), pair[1]));
    return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, text.substring(end + 4));
  }
}
