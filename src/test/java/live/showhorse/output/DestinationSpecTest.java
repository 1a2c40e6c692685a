package live.showhorse.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import live.showhorse.media.Secrets;
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
        "rtmp://media_server:1935/live",
        "rtmp://[2001:db8::1]/live",
        "rtmp://example.com/live?auth=a|b{c}^d`e",
        "rtmp://example.com/live?next=rtmp://other.example.com/abc",
        "rtmp://us@er:word@example.com/live",
        "srt://10.0.0.1:9000?latency=200&passphrase=longenough",
        "srt://10.0.0.1:9000?streamid=#!::r=room,m=publish"
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
        "rtmp:/example.com/live|malformed",
        "concat:rtmp://a/b|malformed",
        "rtmp://exam!ple.com/live|a character that no host has",
        "rtmp://a..b/live|a character that no host has",
        "rtmp://[::1/live|a character that no host has",
        "rtmp://someone:top-s3cret/live|port is not a number",
        "srt://example.com|no port",
        "srt://example.com:9000#!::r=room|streamid=",
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

  /** Url, key; then application, stream name, and what is shown. */
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "rtmp://h/app/room?auth=0f3c&x=1,-,app,room?auth=0f3c&x=1,rtmp://h/app/***",
        "rtmp://h/app/instance/room?a=b|c,-,app/instance,room?a=b|c,rtmp://h/app/instance/***",
        "rtmp://h/app/room/,-,app,room,rtmp://h/app/***",
        "rtmp://h/app/room?sign=a/b=,-,app,room?sign=a/b=,rtmp://h/app/***",
        "rtmp://h/app/ro#om?a=%zz,-,app,ro#om?a=%zz,rtmp://h/app/***",
        "rtmp://h:1935/room-77?user=host&pass=word,-,'',room-77?user=host&pass=word,rtmp://h:1935/***",
        "rtmp://h/room-77,-,'',room-77,rtmp://h/***",
        "rtmp://media_server:1935/live,room-77,live,room-77,rtmp://media_server:1935/live",
        "rtmp://h/app?token=t,room?x=1,app?token=t,room?x=1,rtmp://h/app",
        "rtmp://h/app/room-77-long,room-77-long,app,room-77-long,rtmp://h/app/***",
        "rtmp://h/app/room?auth=0f3c,room?auth=0f3c,app,room?auth=0f3c,rtmp://h/app/***",
        "rtmp://h/live/live,live,live/live,live,rtmp://h/live/live",
        "RTMP://u:p@[::1]:1935/app/room,-,app,room,rtmp://[::1]:1935/app/***"
      })
  void theKeyIsTheLastPartOfAWholeAddressWithItsQuery(
      String url, String key, String application, String name, String shown) {
    var spec = spec(url, key == null ? "" : key).validate();

    assertThat(spec.application()).isEqualTo(application);
    assertThat(spec.key()).isEqualTo(name);
    assertThat(spec.redactedUrl()).isEqualTo(shown);
    assertThat(spec.secrets()).contains(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "rtmp://a.rtmp.youtube.com/live2",
        "rtmp://example.com/app",
        "rtmps://example.com",
        "rtmp://example.com/"
      })
  void anAddressThatPlatformsShowBesideAKeyIsNotAKey(String url) {
    assertThatThrownBy(() -> spec(url, "").validate())
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("no stream key", "/app/key");
  }

  @Test
  void aServerThatRepeatsAnyPartOfAKeyDoesNotShowIt() {
    var spec = spec("rtmp://h/app/room-77?auth=0f3c&user=host&expire=17", "").validate();

    assertThat(
            Secrets.masked(
                "Stream app/room-77 (auth 0f3c, room-77?auth=0f3c&user=host&expire=17): the hostname"
                    + " is known for 17 s",
                spec.secrets()))
        .isEqualTo("Stream app/*** (auth ***, ***): the hostname is known for 17 s");
  }

  @Test
  void aKeyAtTheEndOfTheAddressIsTakenAndHidden() {
    var spec = spec("rtmp://example.com/live/" + KEY, "").validate();

    assertThat(spec.redactedUrl()).isEqualTo("rtmp://example.com/live/***");
    assertThat(spec.secrets()).contains(KEY);
    assertThat(spec.toString()).doesNotContain(KEY);
  }

  private static DestinationSpec spec(String url, String key) {
    return new DestinationSpec("d1", "Main", url, key);
  }
}
