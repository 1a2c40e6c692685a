package live.showhorse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
  @TempDir static Path data;
  static Redis redis;
  static Documents documents;

  @BeforeAll
  static void start() {
    redis = TestRedis.privateServer(data);
    documents = new Documents(redis);
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @Test
  void areFoundByNameUntilDeleted() {
    documents.put("channel:ü", "{\"名\":\"值\"}");
    assertThat(documents.get("channel:ü")).contains("{\"名\":\"值\"}");
    documents.delete("channel:ü");
    assertThat(documents.get("channel:ü")).isEmpty();
  }

  @Test
  void areListedByPrefixTakenLiterally() {
    documents.put("list*:b", "1");
    documents.put("list*:a", "1");
    documents.put("list-other", "1");
    assertThat(documents.keys("list*:")).containsExactly("list*:a", "list*:b");
  }

  @Test
  void mayHaveATimeToLive() {
    documents.put("short", "1", Duration.ofMillis(200));
    assertThat(documents.get("short")).contains("1");
    await().until(() -> documents.get("short").isEmpty());
  }

  @Test
  void aLogKeepsItsLastEntriesInOrder() {
    for (int i = 1; i <= 5; i++) {
      documents.append("aired", "entry " + i, 3);
    }
    assertThat(documents.tail("aired", 10)).containsExactly("entry 3", "entry 4", "entry 5");
    assertThat(documents.tail("aired", 2)).containsExactly("entry 4", "entry 5");
    documents.deleteLog("aired");
    assertThat(documents.tail("aired", 2)).isEmpty();
  }
}
