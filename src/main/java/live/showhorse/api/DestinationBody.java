package live.showhorse.api;

import java.util.Optional;
import live.showhorse.channel.NewDestination;
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
            description = "rtmp:// or rtmps:// server and application",
            examples = "rtmps://live.example.com/app")
        String url,
    @Schema(
            description = "Never comes back from any call",
            writeOnly = true,
            implementation = String.class)
        Optional<String> streamKey) {

  NewDestination toNewDestination() {
    String target = Given.required("url", url);
    return new NewDestination(name.orElseGet(() -> host(target)), target, streamKey.orElse(""));
  }

  private static String host(String url) {
    return url.replaceFirst("^[a-z]+://(?:[^@/]*@)?", "").replaceFirst("[/?#].*$", "");
  }

  /** Without the stream key. */
  @Override
  public String toString() {
    return "DestinationBody[name=" + name + "]";
  }
}
