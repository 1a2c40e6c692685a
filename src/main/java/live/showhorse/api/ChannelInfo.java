package live.showhorse.api;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import live.showhorse.channel.ChannelSpec;
import live.showhorse.channel.ChannelView;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A channel as the API shows it. */
@Schema(name = "Channel")
record ChannelInfo(
    @Schema(examples = "tea") String id,
    @Schema(examples = "Tea evening") String name,
    @Schema(description = "Id of the presenter") String presenter,
    @Schema(examples = "720x1280@25") String canvas,
    @Schema(examples = "en") String language,
    boolean label,
    boolean captions,
    List<String> bridges,
    Instant createdAt,
    @Schema(enumeration = {"off-air", "starting", "on-air"}) String state,
    @Schema(description = "Time of frame 0", implementation = Instant.class)
        Optional<Instant> onAirSince,
    @Schema(description = "Frames aired since then") long frames,
    @Schema(
            enumeration = {"line", "bridge", "idle", "still"},
            implementation = String.class)
        Optional<String> playing,
    @Schema(description = "The line on air", implementation = LineView.class)
        Optional<LineView> airing,
    @Schema(description = "The lines that air next, at most 5") List<LineView> next,
    @Schema(description = "How many lines wait") int waiting,
    @Schema(description = "On the card", implementation = ProductView.class)
        Optional<ProductView> product,
    @Schema(description = "Encoder profile", examples = "openh264") String encoder,
    List<DestinationView> destinations,
    @Schema(description = "What is not as it should be just now") List<WarningView> warnings,
    @Schema(description = "The HLS programme", examples = "/hls/tea/index.m3u8") String programme) {

  static ChannelInfo of(ChannelView view) {
    ChannelSpec spec = view.spec();
    return new ChannelInfo(
        spec.id(),
        spec.name(),
        spec.presenter(),
        spec.canvas().toString(),
        spec.language().tag(),
        spec.label(),
        spec.captions(),
        spec.bridges(),
        spec.createdAt(),
        Given.lower(view.state()),
        view.onAirSince(),
        view.frames(),
        view.playing().map(Given::lower),
        view.airing().map(LineView::of),
        view.next().stream().map(LineView::of).toList(),
        view.waiting(),
        view.product().map(ProductView::of),
        view.encoder(),
        view.destinations().stream().map(DestinationView::of).toList(),
        view.warnings().stream().map(WarningView::of).toList(),
        "/hls/" + spec.id() + "/index.m3u8");
  }
}
