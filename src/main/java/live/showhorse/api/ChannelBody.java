package live.showhorse.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import live.showhorse.channel.NewChannel;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel as a caller asks for it. */
@Schema(
    name = "NewChannel",
    requiredProperties = {"name", "presenter"})
record ChannelBody(
    @Schema(
            description = "Wanted id, 1..40 characters from a-z 0-9 -; without it, a new one",
            examples = "tea",
            implementation = String.class)
        Optional<String> id,
    @Schema(description = "1..80 characters", examples = "Tea evening") String name,
    @Schema(description = "Id of the presenter", examples = "k3v9qa") String presenter,
    @Schema(
            description = "Frame size and rate (25 or 50)",
            examples = "720x1280@25",
            defaultValue = "720x1280@25",
            implementation = String.class)
        Optional<String> canvas,
    @Schema(
            description = "Language of lines that name none; without it, the presenter's",
            examples = "en",
            implementation = String.class)
        Optional<String> language,
    @Schema(
            description = "Whether the AI-generated label is shown",
            defaultValue = "true",
            implementation = Boolean.class)
        Optional<Boolean> label,
    @Schema(
            description = "Whether the sentence being spoken is shown",
            defaultValue = "true",
            implementation = Boolean.class)
        Optional<Boolean> captions,
    @Schema(
            description = "At most 8 texts that may be spoken while a line is waited for",
            implementation = String[].class)
        Optional<List<String>> bridges) {

  NewChannel toNewChannel() {
    return new NewChannel(
        id,
        Given.required("name", name),
        Given.required("presenter", presenter),
        canvas.map(Given::canvas),
        language.map(Given::language),
        label.orElse(true),
        captions.orElse(true),
        bridges.map(ChannelBody::given).orElse(List.of()));
  }

  private static List<String> given(List<String> texts) {
    return IntStream.range(0, texts.size())
        .mapToObj(at -> Given.required("bridges[" + at + "]", texts.get(at)))
        .toList();
  }
}
