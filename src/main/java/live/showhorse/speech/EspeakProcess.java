package live.showhorse.speech;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One warm {@code showhorse-espeak} and its protocol (see {@code src/main/native/speech/main.cpp}).
 * Serves one request at a time: owned by one thread while it does.
 */
final class EspeakProcess implements AutoCloseable {
  /** A minute of sound at 22,050 Hz is 2.6 MB; more than this is no reply. */
  private static final int LONGEST_REPLY = 32 * 1024 * 1024;

  /** What the program answered: sound, or why not. */
  sealed interface Reply {
    record Spoken(RawSpeech speech) implements Reply {}

    record Missing(String why) implements Reply {}
  }

  /**
   * @param wordsPerMinute 80..450
   * @param pitch 0..100; 50 is the voice's own
   */
  record Rate(int wordsPerMinute, int pitch) {}

  private final Process process;

  private EspeakProcess(Process process) {
    this.process = process;
  }

  static EspeakProcess start(Path program) throws IOException {
    return new EspeakProcess(
        new ProcessBuilder(program.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  boolean alive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /**
   * Blocks until the answer, or until the watchdog kills the process.
   *
   * @throws IOException when the process died, hung or refused; it must not be used again
   */
  Reply speak(String voice, Rate rate, String text, Watchdog watchdog) throws IOException {
    return watchdog.watch(
        process,
        () -> {
          send(voice + "\n" + rate.wordsPerMinute() + "\n" + rate.pitch() + "\n" + text);
          return decode(receive());
        });
  }

  private void send(String request) throws IOException {
    byte[] payload = request.getBytes(StandardCharsets.UTF_8);
    var frame = ByteBuffer.allocate(4 + payload.length).order(ByteOrder.LITTLE_ENDIAN);
    frame.putInt(payload.length).put(payload);
    process.getOutputStream().write(frame.array());
    process.getOutputStream().flush();
  }

  private ByteBuffer receive() throws IOException {
    try {
      var in = new DataInputStream(process.getInputStream());
      int length = Integer.reverseBytes(in.readInt());
      if (length < 1 || length > LONGEST_REPLY) {
        throw new IOException("a reply of " + length + " bytes");
      }
      byte[] payload = new byte[length];
      in.readFully(payload);
      return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
    } catch (EOFException ended) {
      throw new IOException("the process ended in the middle of a request", ended);
    }
  }

  private static Reply decode(ByteBuffer reply) throws IOException {
    try {
      int status = reply.get();
      return switch (status) {
        case 0 -> new Reply.Spoken(speech(reply));
        case 2 -> new Reply.Missing(rest(reply));
        case 1, 3 -> throw new IOException(rest(reply));
        default -> throw new IOException("a reply with the unknown status " + status);
      };
    } catch (BufferUnderflowException | IllegalArgumentException malformed) {
      throw new IOException("a malformed reply", malformed);
    }
  }

  private static RawSpeech speech(ByteBuffer reply) {
    int rate = reply.getInt();
    int samples = reply.getInt();
    if (samples < 0 || samples > reply.remaining() / 2) {
      throw new BufferUnderflowException();
    }
    float[] pcm = new float[samples];
    for (int at = 0; at < samples; at++) {
      pcm[at] = reply.getShort() / 32_768f;
    }
    int count = reply.getInt();
    List<Event> events = new ArrayList<>();
    for (int at = 0; at < count; at++) {
      long start = Math.min(samples, Integer.toUnsignedLong(reply.getInt()) * rate / 1_000);
      byte[] symbol = new byte[Short.toUnsignedInt(reply.getShort())];
      reply.get(symbol);
      events.add(new Event(start, symbol(symbol)));
    }
    return new RawSpeech(rate, pcm, phonemes(events, samples));
  }

  private record Event(long start, String symbol) {}

  /** "(en)" marks a switch of language, which sounds like nothing. */
  private static String symbol(byte[] ipa) {
    String symbol = new String(ipa, StandardCharsets.UTF_8);
    return symbol.startsWith("(") ? "" : symbol;
  }

  /** espeak-ng tells starts only: a phoneme lasts until the next event. */
  private static List<Phoneme> phonemes(List<Event> events, long end) {
    List<Phoneme> phonemes = new ArrayList<>();
    for (int at = 0; at < events.size(); at++) {
      Event event = events.get(at);
      long next = at + 1 < events.size() ? events.get(at + 1).start() : end;
      if (next > event.start()) {
        phonemes.add(new Phoneme(event.symbol(), event.start(), next));
      }
    }
    return phonemes;
  }

  private static String rest(ByteBuffer reply) {
    return StandardCharsets.UTF_8.decode(reply).toString();
  }

  /** Kills at once; a process that only waits has nothing to lose. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
