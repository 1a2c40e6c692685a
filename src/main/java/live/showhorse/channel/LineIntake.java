package live.showhorse.channel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import live.showhorse.limits.Texts;
import live.showhorse.presenter.Presenter;
import live.showhorse.problem.ProblemException;
import live.showhorse.script.CaptionSpread;
import live.showhorse.script.Language;
import live.showhorse.script.Markdown;
import live.showhorse.script.Pauses;
import live.showhorse.script.SentenceSplitter;
import live.showhorse.segment.ClipSpec;
import live.showhorse.speech.Recording;

/** Checks what a host wants said and cuts it into sentences. Any thread; blocks on Redis. */
final class LineIntake {
  private static final int NOT_FOUND = 404;

  private final ChannelSpec spec;
  private final Studio studio;

  LineIntake(ChannelSpec spec, Studio studio) {
    this.spec = spec;
    this.studio = studio;
  }

  /**
   * The lines as they go into the rundown.
   *
   * @param loop whether all come again when they have aired
   * @param images takes those of their products
   * @throws ProblemException 422 when one of them cannot be read aloud; it names the place of the
   *     line in a script
   */
  List<Item> items(List<NewLine> lines, boolean loop, ProductImages.Intake images) {
    SentenceReader reader = new SentenceReader(studio.readings(), presenter());
    return lines.stream().map(line -> placed(line, loop, reader, images)).toList();
  }

  private Item placed(
      NewLine line, boolean loop, SentenceReader reader, ProductImages.Intake images) {
    try {
      return item(line, loop || line.loop(), reader, images);
    } catch (ProblemException problem) {
      throw line.place().isEmpty() ? problem : problem.in(line.place());
    }
  }

  /** The presenter as it is now; none when it was deleted. */
  private Optional<Presenter> presenter() {
    try {
      return Optional.of(studio.presenters().apply(spec.presenter()));
    } catch (ProblemException gone) {
      if (gone.status() == NOT_FOUND) {
        return Optional.empty();
      }
      throw gone;
    }
  }

  private Item item(
      NewLine wantedLine, boolean loop, SentenceReader reader, ProductImages.Intake images) {
    boolean uncaptioned = wantedLine.recording().isPresent() && wantedLine.text().isBlank();
    String text =
        uncaptioned
            ? ""
            : Texts.text("line", wantedLine.text(), studio.limits().config().lineText());
    if (spec.captions()) {
      studio.limits().caption("line", text);
    }
    Language language = wantedLine.language().orElse(spec.language());
    // A slow voice needs shorter pieces.
    double speed = wantedLine.delivery().of(reader.delivery()).speed();
    List<String> sentences =
        wantedLine
            .recording()
            .map(recording -> captions(text, language, recording))
            .orElseGet(() -> SentenceSplitter.split(Markdown.removed(text), language, speed));
    boolean spoken = wantedLine.recording().isEmpty();
    if (sentences.isEmpty()
        || (spoken && text.codePoints().noneMatch(Character::isLetterOrDigit))) {
      throw ProblemException.unprocessable(
          "nothing-to-say",
          "The line '"
              + ProblemException.shown(text)
              + "' has no words that can be spoken; it must have a letter or a digit.");
    }
    List<String> read =
        spoken
            ? sentences.stream().map(sentence -> reader.read(sentence, language)).toList()
            : List.of();
    Line line =
        new Line(
            Ids.next(),
            text,
            language,
            wantedLine.priority(),
            studio.limits().product(wantedLine.product()).map(images::take),
            wantedLine.deadline(),
            loop,
            LineState.QUEUED,
            "",
            Instant.now(),
            Optional.empty(),
            wantedLine.delivery(),
            wantedLine.recording(),
            read);
    return new Item(line, 0, sentences, 0, Map.of());
  }

  /** What is read below each piece of a recording. */
  private static List<String> captions(String text, Language language, Recording recording) {
    List<String> captions = CaptionSpread.over(Pauses.removed(text), language, recording.samples());
    for (String caption : captions) {
      if (caption.length() > ClipSpec.MAX_TEXT) {
        throw ProblemException.unprocessable(
            "text-length",
            "The caption has %d characters; a recording of %.1f s has room for fewer: at most %d in 8 s."
                .formatted(text.length(), recording.seconds(), ClipSpec.MAX_TEXT));
      }
    }
    return captions;
  }
}
