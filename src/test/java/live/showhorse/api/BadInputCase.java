package live.showhorse.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.RawHttp;

/**
 * One request that no honest client sends, and how it has to be answered.
 *
 * @param name what is wrong with it
 * @param status expected
 * @param slug kind of problem; empty where the request is accepted or no HTTP
 * @param says words that the problem's detail must have: what was wrong, what would be right
 */
record BadInputCase(
    String name, RawHttp.Request request, int status, String slug, List<String> says) {
  private static final String BOUNDARY = "showhorse-boundary";

  /** Of a multipart form. */
  record Part(String name, String fileName, byte[] content) {
    static Part of(String name, String value) {
      return new Part(name, "", value.getBytes(StandardCharsets.UTF_8));
    }
  }

  static BadInputCase refused(
      String name, RawHttp.Request request, int status, String slug, String... says) {
    return new BadInputCase(name, request, status, slug, List.of(says));
  }

  static BadInputCase accepted(String name, RawHttp.Request request, int status) {
    return new BadInputCase(name, request, status, "", List.of());
  }

  /** What is no HTTP is answered by the server's parser, with a status alone. */
  static BadInputCase unparsed(String name, RawHttp.Request request, int status) {
    return new BadInputCase(name, request, status, "", List.of());
  }

  static RawHttp.Request get(String path) {
    return new RawHttp.Request("GET", path, Map.of(), new byte[0], false);
  }

  static RawHttp.Request json(String method, String path, String body) {
    return bytes(method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  static RawHttp.Request bytes(String method, String path, String type, byte[] body) {
    return new RawHttp.Request(method, path, Map.of("Content-Type", type), body, false);
  }

  static RawHttp.Request chunked(RawHttp.Request request) {
    return new RawHttp.Request(
        request.method(), request.path(), request.headers(), request.body(), true);
  }

  static RawHttp.Request form(String method, String path, Part... parts) {
    var body = new ByteArrayOutputStream();
    for (Part part : parts) {
      String file = part.fileName().isEmpty() ? "" : "; filename=\"" + part.fileName() + "\"";
      body.writeBytes(
          ("--"
                  + BOUNDARY
                  + "\r\nContent-Disposition: form-data; name=\""
                  + part.name()
                  + "\""
                  + file
                  + "\r\n"
                  + (file.isEmpty() ? "" : "Content-Type: application/octet-stream\r\n")
                  + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      body.writeBytes(part.content());
      body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.US_ASCII));
    return bytes(method, path, "multipart/form-data; boundary=" + BOUNDARY, body.toByteArray());
  }

  @Override
  public String toString() {
    return name;
  }
}
