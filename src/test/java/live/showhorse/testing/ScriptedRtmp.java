package live.showhorse.testing;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An RTMP server that answers as it is told to and remembers what was asked: what real servers
 * answer only in countries and accounts that no test has. Each connection is taken to the end of
 * its publishing command; media are thrown away.
 *
 * <pre>
 * try (var server = ScriptedRtmp.refusingToPublish("NetStream.Publish.BadName", "stream is in use")) {
 *   publish("rtmp://127.0.0.1:" + server.port() + "/live/key");
 * }
 * </pre>
 */
public final class ScriptedRtmp implements AutoCloseable {
  private static final int HANDSHAKE = 1_536;
  private static final int SET_CHUNK_SIZE = 1;
  private static final int COMMAND = 20;

  /** What was asked for: {@code app} and {@code tcUrl} of the connection, then the name. */
  public record Asked(String app, String tcUrl, String name) {}

  private record Answer(boolean goodbye, String code, String description) {
    static final Answer YES = new Answer(false, "", "");
    static final Answer GOODBYE = new Answer(true, "", "");
  }

  private final ServerSocket entrance;
  private final Answer toConnect;
  private final Answer toPublish;
  private final List<Asked> asked = new CopyOnWriteArrayList<>();

  private ScriptedRtmp(Answer toConnect, Answer toPublish) {
    this.toConnect = toConnect;
    this.toPublish = toPublish;
    try {
      entrance = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    Thread.ofVirtual().name("scripted-rtmp").start(this::accept);
  }

  public static ScriptedRtmp accepting() {
    return new ScriptedRtmp(Answer.YES, Answer.YES);
  }

  /** Answers the connection with {@code _error}. */
  public static ScriptedRtmp refusingToConnect(String code, String description) {
    return new ScriptedRtmp(new Answer(false, code, description), Answer.YES);
  }

  /** Answers the publishing with a status of the level {@code error}. */
  public static ScriptedRtmp refusingToPublish(String code, String description) {
    return new ScriptedRtmp(Answer.YES, new Answer(false, code, description));
  }

  /** Hangs up where others refuse to publish. */
  public static ScriptedRtmp hangingUp() {
    return new ScriptedRtmp(Answer.YES, Answer.GOODBYE);
  }

  public int port() {
    return entrance.getLocalPort();
  }

  /** One for each publishing command. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket client = entrance.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      new Session(client).run();
    } catch (IOException gone) {
      // the client has ended, or was hung up on
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private final class Session {
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Map<Integer, Chunks> streams = new HashMap<>();
    private int chunkSize = 128;
    private Map<String, Object> connection = Map.of();

    Session(Socket client) throws IOException {
      in = new DataInputStream(client.getInputStream());
      out = new DataOutputStream(client.getOutputStream());
    }

    void run() throws IOException {
      in.readByte();
      byte[] theirs = in.readNBytes(HANDSHAKE);
      out.writeByte(3);
      out.write(new byte[HANDSHAKE]);
      out.write(theirs);
      out.flush();
      in.readNBytes(HANDSHAKE);
      while (chunk()) {
        out.flush();
      }
    }

    /** Returns whether to go on. */
    private boolean chunk() throws IOException {
      int basic = in.readUnsignedByte();
      int id = basic & 0x3F;
      if (id == 0) {
        id = 64 + in.readUnsignedByte();
      }
      Chunks stream = streams.computeIfAbsent(id, any -> new Chunks());
      int format = basic >> 6;
      int time = format < 3 ? medium() : 0;
      if (format < 2) {
        stream.length = medium();
        stream.type = in.readUnsignedByte();
      }
      if (format == 0) {
        in.readInt();
      }
      if (time == 0xFFFFFF) {
        in.readInt();
      }
      int wanted = Math.min(chunkSize, stream.length - stream.bytes.size());
      stream.bytes.write(in.readNBytes(wanted));
      if (stream.bytes.size() < stream.length) {
        return true;
      }
      byte[] message = stream.bytes.toByteArray();
      stream.bytes.reset();
      if (stream.type == SET_CHUNK_SIZE) {
        chunkSize = new DataInputStream(new ByteArrayInputStream(message)).readInt();
      }
      return stream.type != COMMAND || command(new Amf(message));
    }

    private int medium() throws IOException {
      return in.readUnsignedByte() << 16 | in.readUnsignedShort();
    }

    private boolean command(Amf message) throws IOException {
      String name = (String) message.value();
      double number = (Double) message.value();
      Object argument = message.value();
      switch (name) {
        case "connect" -> {
          connection = object(argument);
          return answer(toConnect, "_result", "_error", number, "NetConnection.Connect.Success");
        }
        case "createStream" -> send(Amf.of("_result", number, null, 1.0));
        case "publish" -> {
          asked.add(
              new Asked(
                  (String) connection.get("app"),
                  (String) connection.get("tcUrl"),
                  (String) message.value()));
          return answer(toPublish, "onStatus", "onStatus", 0, "NetStream.Publish.Start");
        }
        default -> {
          // releaseStream, FCPublish and the like want no answer
        }
      }
      return true;
    }

    private boolean answer(Answer answer, String good, String bad, double number, String success)
        throws IOException {
      if (answer.goodbye()) {
        return false;
      }
      boolean yes = answer.code().isEmpty();
      Map<String, Object> status = new LinkedHashMap<>();
      status.put("level", yes ? "status" : "error");
      status.put("code", yes ? success : answer.code());
      status.put("description", answer.description());
      send(Amf.of(yes ? good : bad, number, null, status));
      return true;
    }

    /** In one chunk of stream 3; first the size of chunks, or it would have to be cut. */
    private void send(byte[] command) throws IOException {
      out.write(new byte[] {2, 0, 0, 0, 0, 0, 4, SET_CHUNK_SIZE, 0, 0, 0, 0, 0, 1, 0, 0});
      out.write(new byte[] {3, 0, 0, 0, 0, (byte) (command.length >> 8), (byte) command.length});
      out.write(new byte[] {COMMAND, 0, 0, 0, 0});
      out.write(command);
      out.flush();
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(Object value) {
      return (Map<String, Object>) value;
    }
  }

  private static final class Chunks {
    final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int length;
    int type;
  }

  /** Action Message Format 0, as far as commands have it. */
  private static final class Amf {
    private final DataInputStream in;

    Amf(byte[] message) {
      in = new DataInputStream(new ByteArrayInputStream(message));
    }

    Object value() throws IOException {
      int type = in.readUnsignedByte();
      return switch (type) {
        case 0 -> in.readDouble();
        case 1 -> in.readBoolean();
        case 2 -> text();
        case 3 -> object();
        case 5, 6 -> null;
        case 8 -> {
          in.readInt();
          yield object();
        }
        case 10 -> {
          for (int left = in.readInt(); left > 0; left--) {
            value();
          }
          yield null;
        }
        default -> throw new EOFException("AMF type " + type);
      };
    }

    private String text() throws IOException {
      return new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
    }

    private Map<String, Object> object() throws IOException {
      Map<String, Object> object = new HashMap<>();
      for (String key = text(); !key.isEmpty(); key = text()) {
        object.put(key, value());
      }
      in.readByte();
      return object;
    }

    static byte[] of(Object... values) throws IOException {
      var bytes = new ByteArrayOutputStream();
      var out = new DataOutputStream(bytes);
      for (Object value : values) {
        write(out, value);
      }
      return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
      switch (value) {
        case null -> out.writeByte(5);
        case Double number -> {
          out.writeByte(0);
          out.writeDouble(number);
        }
        case Map<?, ?> object -> {
          out.writeByte(3);
          for (Map.Entry<?, ?> entry : object.entrySet()) {
            text(out, (String) entry.getKey());
            write(out, entry.getValue());
          }
          out.write(new byte[] {0, 0, 9});
        }
        default -> {
          out.writeByte(2);
          text(out, (String) value);
        }
      }
    }

    private static void text(DataOutputStream out, String text) throws IOException {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      out.writeShort(bytes.length);
      out.write(bytes);
    }
  }
}
