package live.showhorse.channel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import live.showhorse.media.AacEncoder;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.Grid;
import live.showhorse.media.ProgrammeSink;
import live.showhorse.media.StreamParameters;
import org.jboss.logging.Logger;

/**
 * The clock of a channel and the copying on the grid. Every timestamp is a count of frames and
 * samples from on-air; the pacer alone knows the time of day. Runs on a thread of its own until it
 * is interrupted.
 */
final class Playout implements Runnable {
  private static final Logger LOG = Logger.getLogger(Playout.class);

  /** A cut is decided this share of a GOP before it: time for the faded end of the sound. */
  private static final int DECIDE_SHARE = 4;

  private static final long NANOS = 1_000_000_000L;

  private final Canvas canvas;
  private final StreamParameters parameters;
  private final Director director;
  private final Pacer pacer;
  private final ProgrammeSink out;
  private final Listener listener;
  private Instant startedAt = Instant.EPOCH;
  private long frame;
  private long sample;
  private volatile boolean ending;

  /** What goes on. Called by the playout thread: must return at once. */
  interface Listener {
    void onAir(Instant startedAt);

    void playing(Prepared segment, long frame, Instant at);

    /**
     * @param frames how many aired
     */
    void played(Prepared segment, long frame, int frames, Instant at);

    void late(long frame, Duration late);

    /** A frame went out. */
    void aired(Prepared segment);
  }

  Playout(
      StreamParameters parameters,
      Director director,
      Pacer pacer,
      ProgrammeSink out,
      Listener listener) {
    this.canvas = parameters.canvas();
    this.parameters = parameters;
    this.director = director;
    this.pacer = pacer;
    this.out = out;
    this.listener = listener;
  }

  @Override
  public void run() {
    startedAt = pacer.start();
    out.start(parameters, startedAt);
    tell(() -> listener.onAir(startedAt));
    try {
      Prepared last = director.next(startedAt);
      for (Prepared next = last; !ending; next = next(last)) {
        play(next);
        last = next;
      }
    } catch (InterruptedException over) {
      LOG.debugf("playout over frames=%d", frame);
    }
  }

  /**
   * Ends the programme at the next GOP, faded out, so that sound and picture end together. Any
   * thread.
   */
  void end() {
    ending = true;
  }

  /** A defect in choosing must not end the programme: what aired last airs again. */
  private Prepared next(Prepared last) {
    try {
      return director.next(at(frame));
    } catch (RuntimeException e) {
      LOG.errorf(e, "choice failed frame=%d; the last segment is repeated", frame);
      return last;
    }
  }

  private Instant at(long frame) {
    return startedAt.plusNanos(frame * (NANOS / canvas.framesPerSecond()));
  }

  private void play(Prepared prepared) throws InterruptedException {
    EncodedSegment segment = prepared.segment();
    List<byte[]> audio = segment.audio();
    long first = frame;
    int end = prepared.frames();
    int gop = canvas.framesPerGop();
    int decide = gop - gop / DECIDE_SHARE;
    int aired = 0;
    int sent = 0;
    tell(() -> listener.playing(prepared, first, at(first)));
    try {
      while (aired < end) {
        int cut = aired - decide + gop;
        if (aired % gop == decide && cut < end && (ending || cuts(prepared))) {
          List<byte[]> faded = faded(segment, audioFrames(cut), sent);
          if (!faded.isEmpty()) {
            audio = faded;
            end = cut;
          }
        }
        Duration late = pacer.await(frame);
        if (late.isPositive()) {
          tell(() -> listener.late(frame, late));
        }
        out.video(segment.video().get(aired), frame);
        aired++;
        frame++;
        for (;
            sent < audio.size() && sent * Grid.AAC_FRAME < aired * canvas.samplesPerFrame();
            sent++) {
          out.audio(audio.get(sent), sample);
          sample += Grid.AAC_FRAME;
        }
        tell(() -> listener.aired(prepared));
      }
    } finally {
      int frames = aired;
      tell(() -> listener.played(prepared, first, frames, at(first)));
    }
  }

  private boolean cuts(Prepared playing) {
    try {
      return director.cuts(playing, at(frame));
    } catch (RuntimeException e) {
      LOG.errorf(e, "choice failed frame=%d; what plays goes on", frame);
      return false;
    }
  }

  /** A defect in whoever listens must not end the programme. */
  private void tell(Runnable news) {
    try {
      news.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "news lost frame=%d", frame);
    }
  }

  private int audioFrames(int frames) {
    return frames / canvas.framesPerUnit() * Grid.AAC_FRAMES_PER_UNIT;
  }

  /**
   * The sound up to a cut, its end faded.
   *
   * @param sent AAC frames that are on air already
   * @return empty if it cannot be made in time: then there is no cut
   */
  private List<byte[]> faded(EncodedSegment segment, int cut, int sent) {
    try {
      List<byte[]> tail = AacEncoder.reencodeTail(segment.pcm(), cut);
      if (cut - tail.size() < sent) {
        return List.of();
      }
      List<byte[]> audio = new ArrayList<>(segment.audio().subList(0, cut - tail.size()));
      audio.addAll(tail);
      return audio;
    } catch (RuntimeException e) {
      LOG.errorf(e, "sound of a cut failed frame=%d; what plays goes on", frame);
      return List.of();
    }
  }
}
