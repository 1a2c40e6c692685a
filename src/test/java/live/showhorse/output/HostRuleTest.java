package live.showhorse.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import live.showhorse.output.OutputConfig.PrivateHosts;
import live.showhorse.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostRuleTest {
  private static final HostRule REFUSING = HostRule.of(PrivateHosts.AUTO, "0.0.0.0");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "198.18.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fe80::1]",
        "[fd00::1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::a00:1]",
        "localhost",
        "LocalHost.",
        "redis.localhost"
      })
  void aPrivateHostIsRefusedBeforeAnythingIsSent(String host) {
    assertThatThrownBy(() -> REFUSING.check(to(host)))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(422);
              assertThat(problem.type()).isEqualTo("destination-private");
              assertThat(problem.getMessage()).contains(host, "showhorse.output.private-hosts");
            });
    assertThatThrownBy(() -> REFUSING.judged(host)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "[2606:4700::1]"})
  void aPublicAddressIsConnectedAsItIs(String host) throws IOException {
    REFUSING.check(to(host));
    assertThat(REFUSING.judged(host)).startsWith(host.substring(0, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.1", "2130706433", "0x7f000001"})
  void anAddressInDisguiseIsRefused(String host) {
    assertThatThrownBy(
            () -> {
              REFUSING.check(to(host).validate());
              REFUSING.judged(host);
            })
        .isInstanceOfAny(ProblemException.class, IOException.class);
  }

  @Test
  void aNameIsJudgedWhenItIsConnected() {
    assertThatCode(() -> REFUSING.check(to("unreachable.invalid"))).doesNotThrowAnyException();
    assertThatThrownBy(() -> REFUSING.judged("unreachable.invalid"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not known");
  }

  @Test
  void whoListensOnThisMachineOnlyMaySendToIt() throws IOException {
    HostRule own = HostRule.of(PrivateHosts.AUTO, "127.0.0.1");
    own.check(to("127.0.0.1"));
    assertThat(own.judged("localhost")).isEqualTo("localhost");
    HostRule.of(PrivateHosts.ALLOWED, "0.0.0.0").check(to("10.0.0.1"));
    assertThatThrownBy(() -> HostRule.of(PrivateHosts.REFUSED, "127.0.0.1").check(to("10.0.0.1")))
        .isInstanceOf(ProblemException.class);
  }

  private static DestinationSpec to(String host) {
    return new DestinationSpec("d", "d", "rtmp://" + host + "/live", "key");
  }
}
