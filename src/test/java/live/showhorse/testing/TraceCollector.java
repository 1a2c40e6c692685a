package live.showhorse.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** An OpenTelemetry collector that takes OTLP over HTTP and keeps it. */
public final class TraceCollector implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> spans = new CopyOnWriteArrayList<>();

  /**
   * A span; ids in hexadecimal.
   *
   * @param process which process sent it
   */
  public record Received(
      String trace,
      String id,
      String parent,
      String name,
      Map<String, String> facts,
      String process,
      long start,
      long end) {}

  public TraceCollector() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    server.createContext("/v1/traces", this::take);
    server.start();
  }

  public String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** The spans of a trace that have arrived. */
  public List<Received> trace(String id) {
    return spans.stream().filter(span -> span.trace().equals(id)).toList();
  }

  /** Everything that has arrived. */
  public List<Received> all() {
    return List.copyOf(spans);
  }

  private void take(HttpExchange exchange) throws IOException {
    boolean packed = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
    try (InputStream body =
        packed ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
      Message.of(body.readAllBytes()).messages(1).forEach(this::keep);
      exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
      exchange.sendResponseHeaders(200, -1);
    } finally {
      exchange.close();
    }
  }

  /** Field numbers of opentelemetry/proto/trace/v1/trace.proto. */
  private void keep(Message resourceSpans) {
    String process = facts(resourceSpans.messages(1).getFirst(), 1).get("service.instance.id");
    resourceSpans.messages(2).stream()
        .flatMap(scope -> scope.messages(2).stream())
        .forEach(
            span ->
                spans.add(
                    new Received(
                        span.hex(1),
                        span.hex(2),
                        span.hex(4),
                        span.text(5),
                        facts(span, 9),
                        process,
                        span.number(7),
                        span.number(8))));
  }

  private static Map<String, String> facts(Message of, int field) {
    return of.messages(field).stream()
        .collect(
            Collectors.toMap(fact -> fact.text(1), fact -> fact.messages(2).getFirst().text(1)));
  }

  /** A protobuf message by its field numbers: integers, or bytes. */
  private record Message(Map<Integer, List<Object>> fields) {
    static Message of(byte[] bytes) {
      ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      Map<Integer, List<Object>> fields = new HashMap<>();
      while (in.hasRemaining()) {
        long tag = varint(in);
        Object value =
            switch ((int) tag & 7) {
              case 0 -> varint(in);
              case 1 -> in.getLong();
              case 2 -> {
                byte[] part = new byte[(int) varint(in)];
                in.get(part);
                yield part;
              }
              case 5 -> (long) in.getInt();
              default -> throw new IllegalArgumentException("wire type " + (tag & 7));
            };
        fields.computeIfAbsent((int) (tag >>> 3), any -> new ArrayList<>()).add(value);
      }
      return new Message(fields);
    }

    private static long varint(ByteBuffer in) {
      long value = 0;
      for (int shift = 0; ; shift += 7) {
        byte next = in.get();
        value |= (long) (next & 0x7f) << shift;
        if (next >= 0) {
          return value;
        }
      }
    }

    private byte[] bytes(int field) {
      return fields.containsKey(field) ? (byte[]) fields.get(field).getFirst() : new byte[0];
    }

    List<Message> messages(int field) {
      return fields.getOrDefault(field, List.of()).stream().map(part -> of((byte[]) part)).toList();
    }

    String text(int field) {
      return new String(bytes(field), StandardCharsets.UTF_8);
    }

    String hex(int field) {
      return HexFormat.of().formatHex(bytes(field));
    }

    long number(int field) {
      return (long) fields.get(field).getFirst();
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
