package live.showhorse.preview;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import live.showhorse.command.Stills;
import live.showhorse.command.Tools;
import live.showhorse.engine.ClipRendering;
import live.showhorse.engine.ClipRequest;
import live.showhorse.media.AccessUnit;
import live.showhorse.media.Canvas;
import live.showhorse.media.EncodedSegment;
import live.showhorse.media.EncoderProfile;
import live.showhorse.media.Grid;
import live.showhorse.media.Picture;
import live.showhorse.media.SegmentEncoder;
import live.showhorse.media.SegmentFile;
import live.showhorse.presenter.Look;
import live.showhorse.script.Language;
import live.showhorse.script.Markdown;
import live.showhorse.script.SentenceSplitter;
import live.showhorse.segment.Dressing;
import live.showhorse.segment.LabelTexts;
import live.showhorse.segment.Outfit;
import live.showhorse.speech.Phoneme;
import live.showhorse.speech.Speech;
import live.showhorse.speech.Utterance;

/** A text said by a face, dressed with label and captions and encoded as it would air. */
final class PreviewClip {
  private static final byte[] NO_PICTURE = {};

  /** Pictures kept for the sheet: the first from where speech has begun, every other frame. */
  private static final int KEEP_FROM = 6;

  private static final int KEEP_STEP = 2;
  private static final int KEEP = 24;

  private final Tools tools;
  private final Consumer<String> progress;
  private final List<Still> stills = new ArrayList<>();
  private Optional<BufferedImage> dressed = Optional.empty();

  PreviewClip(Tools tools, Consumer<String> progress) {
    this.tools = tools;
    this.progress = progress;
  }

  /** Who says it and how. */
  record Speaker(String photo, byte[] file, String rig, Language language, String voice) {
    ClipRequest request(Canvas canvas, int units, Optional<Speech> speech, String text) {
      return new ClipRequest(
          photo,
          () -> file,
          rig,
          Look.SUGGESTED,
          () -> NO_PICTURE,
          canvas,
          text.hashCode(),
          units,
          speech,
          language,
          text,
          "");
    }
  }

  /**
   * An MP4 file. Blocks for about a quarter of its length.
   *
   * @throws live.showhorse.problem.ProblemException when the text cannot be spoken
   */
  byte[] make(Speaker speaker, String text, Canvas canvas) {
    List<String> sentences = SentenceSplitter.split(Markdown.removed(text), speaker.language());
    List<EncodedSegment> segments = new ArrayList<>();
    for (String sentence : sentences) {
      progress.accept("speaking and rendering: " + sentence);
      segments.add(segment(speaker, sentence, canvas));
    }
    return SegmentFile.write(
        joined(segments), Map.of("comment", LabelTexts.comment(speaker.language())));
  }

  /**
   * A picture of speech.
   *
   * @param sound the phoneme in its middle, "" in a pause
   */
  record Still(BufferedImage picture, String sound) {}

  /** Pictures of the beginning, without dressing, 80 ms apart. */
  List<Still> stills() {
    return List.copyOf(stills);
  }

  /** A picture as it airs, when the text was long enough to have one. */
  Optional<BufferedImage> dressed() {
    return dressed;
  }

  private EncodedSegment segment(Speaker speaker, String sentence, Canvas canvas) {
    Language language = speaker.language();
    Speech speech = tools.voices().speak(Utterance.of(sentence, language, speaker.voice()));
    int units = Grid.unitsFor(speech.pcm().length);
    ClipRequest request = speaker.request(canvas, units, Optional.of(speech), sentence);
    Dressing dressing =
        new Dressing(LabelTexts.label(language), language, sentence, language, Optional.empty());
    int frames = request.frames();
    Outfit outfit = new Outfit(tools.dresser().layers(dressing, canvas, frames, 0, frames), canvas);
    float[] stereo = new float[2 * canvas.samplesPerFrame()];
    float[] pcm = new float[frames * stereo.length];
    try (ClipRendering clip = tools.engine().open(request);
        Picture picture = new Picture(canvas);
        SegmentEncoder encoder = new SegmentEncoder(EncoderProfile.best(canvas))) {
      for (int frame = 0; clip.next(picture, stereo); frame++) {
        System.arraycopy(stereo, 0, pcm, frame * stereo.length, stereo.length);
        if (frame >= KEEP_FROM && frame % KEEP_STEP == 0 && stills.size() < KEEP) {
          stills.add(new Still(Stills.rgb(picture), soundAt(speech, frame, canvas)));
        }
        outfit.drawOn(picture, frame);
        if (dressed.isEmpty() && frame == frames / 2) {
          dressed = Optional.of(Stills.rgb(picture));
        }
        encoder.frame(picture);
      }
      return encoder.finish(pcm);
    }
  }

  private static String soundAt(Speech speech, int frame, Canvas canvas) {
    long middle = (long) frame * canvas.samplesPerFrame() + canvas.samplesPerFrame() / 2;
    return speech.phonemes().stream()
        .filter(phoneme -> phoneme.start() <= middle && middle < phoneme.end())
        .map(Phoneme::symbol)
        .findFirst()
        .orElse("");
  }

  /** Segments of one profile follow one another as they are. */
  private static EncodedSegment joined(List<EncodedSegment> segments) {
    List<AccessUnit> video = new ArrayList<>();
    List<byte[]> audio = new ArrayList<>();
    int values = segments.stream().mapToInt(segment -> segment.pcm().length).sum();
    float[] pcm = new float[values];
    int at = 0;
    for (EncodedSegment segment : segments) {
      video.addAll(segment.video());
      audio.addAll(segment.audio());
      System.arraycopy(segment.pcm(), 0, pcm, at, segment.pcm().length);
      at += segment.pcm().length;
    }
    return new EncodedSegment(segments.getFirst().parameters(), video, audio, pcm);
  }
}
