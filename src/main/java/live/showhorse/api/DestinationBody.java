package live.showhorse.api;

import java.util.Optional;
import live.showhorse.channel.NewDestination;
import live.showhorse.output.DestinationSpec;
import live.showhorse.script.file.Spaces;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A destination as a caller gives it. */
@Schema(name = "NewDestination", requiredProperties = "url")
record DestinationBody(
    @Schema(
            description = "For people, 1..80 characters; without it, the host of the URL",
            examples = "Main platform",
            implementation = String.class)
        Optional<String> name,
    @Schema(
            description =
                "rtmp://, rtmps:// or srt:// server and application; or the whole publishing address,"
                    + " whose last part, with its query, is then the stream key and never shown",
            examples = "rtmps://live.example.com/app")
        String url,
    @Schema(
            description =
                "Never comes back from any call. RTMP: not needed when the url ends in it; SRT: the"
                    + " stream id",
            writeOnly = true,
            implementation = String.class)
        Optional<String> streamKey) {

  NewDestination toNewDestination() {
    String target = Spaces.stripped(Given.required("url", url));
    return new NewDestination(
        name.filter(text -> !text.isBlank()).orElseGet(() -> DestinationSpec.hostOf(target)),
        target,
        Spaces.stripped(streamKey.orElse("")));
  }

  /** Without the stream key. */
  @Override
  public String toString() {
    return "DestinationBody[name=" + name + "]";
  }
}
