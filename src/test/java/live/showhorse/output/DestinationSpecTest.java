package live.showhorse.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted as a destination, and what of it is ever shown. */
class DestinationSpecTest {
  private static final String KEY = "top-s3cret";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtmp://a.rtmp.example.com/live2",
        "RTMPS://live.example.com:443/rtmp/",
        "rtmp://user:word@[::1]:1935/app/instance?token=abc",
        "srt://10.0.0.1:9000?latency=200&passphrase=longenough"
      })
  void aUsualAddressIsTaken(String url) {
    assertThat(spec(url, KEY).validate().redactedUrl())
        .doesNotContain("word", "abc", "longenough", KEY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://example.com/live|rtmp://, rtmps:// or srt://",
        "file:///etc/passwd|rtmp://, rtmps:// or srt://",
        "rtmp:///live|no host",
        "rtmp://example.com|no application",
        "rtmp://example.com/|no application",
        "rtmp://example.com:0/live|must be 1..65535",
        "rtmp://example.com:70000/live|must be 1..65535",
        "rtmp://example.com/live#x|fragment",
        "rtmp://exa mple.com/live|a space",
        "rtmp://example.com/%zz|malformed",
        "srt://example.com|no port",
        "srt://example.com:9000?mode=listener|must be caller",
        "example.com/live|rtmp://, rtmps:// or srt://"
      })
  void anotherAddressIsRefusedWithTheReason(String url, String reason) {
    assertThatThrownBy(() -> spec(url, KEY).validate())
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo("destination-invalid");
            })
        .hasMessageContaining(reason)
        .hasMessageNotContaining(KEY);
  }

  @Test
  void aKeyWithAControlCharacterIsRefusedWithoutShowingIt() {
    assertThatThrownBy(() -> spec("rtmp://example.com/live", KEY + "\r\nEvil").validate())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("stream key")
        .hasMessageNotContaining(KEY);
  }

  @Test
  void rtmpWithoutAKeyIsRefused() {
    assertThatThrownBy(() -> spec("rtmp://example.com/live", "").validate())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no stream key");
  }

  @Test
  void aKeyAtTheEndOfTheAddressIsTakenAndHidden() {
    var spec = spec("rtmp://example.com/live/" + KEY, "").validate();

    assertThat(spec.redactedUrl()).isEqualTo("rtmp://example.com/live/***");
    assertThat(Connection.secrets(spec)).contains(KEY);
    assertThat(spec.toString()).doesNotContain(KEY);
  }

  private static DestinationSpec spec(String url, String key) {
    return new DestinationSpec("d1", "Main", url, key);
  }
}
