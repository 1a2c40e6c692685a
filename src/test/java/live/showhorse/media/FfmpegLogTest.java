package live.showhorse.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import live.showhorse.testing.NginxRtmp;
import org.junit.jupiter.api.Test;

/** FFmpeg's words explain failures, without addresses and secrets. */
class FfmpegLogTest {
  @Test
  void addressesAndSecretsAreMasked() {
    String line = "[rtmp @ 0x7f12ab] Cannot open rtmps://u:p@example.com/app?k=1: key abc123 busy";

    assertThat(FfmpegLog.redact(line, List.of("abc123")))
        .isEqualTo("Cannot open rtmps://*** key *** busy");
  }

  @Test
  void aFailureSaysWhatFfmpegComplainedAbout() {
    String url = "rtmp://127.0.0.1:" + NginxRtmp.freePort();
    var address =
        new Muxer.Address(
            url,
            Map.of("rtmp_app", "live", "rtmp_playpath", "s3cret"),
            List.of("s3cret"),
            Duration.ofSeconds(5),
            Duration.ofSeconds(5));
    StreamParameters parameters =
        SegmentEncoder.parameters(EncoderProfile.best(new Canvas(256, 256, 25)));

    assertThatThrownBy(
            () ->
                Muxer.connect("flv", address, List.of(Track.video(parameters)), Map.of(), Map.of()))
        .isInstanceOfSatisfying(MediaException.class, e -> assertThat(e.permanent()).isFalse())
        .hasMessageContaining("Connection refused")
        .hasMessageNotContaining("s3cret")
        .hasMessageNotContaining("127.0.0.1");
    assertThat(address.toString()).doesNotContain("s3cret");
  }
}
