package live.showhorse.speech.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Characters with several readings, in the phrases that decide between them. */
class PinyinTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          银行行长             | yin2hang2hang2zhang3
          重庆                 | chong2qing4
          重要                 | zhong4yao4
          重新                 | chong2xin1
          三重优惠             | san1 chong2 you1hui4
          长大                 | zhang3da4
          长度                 | chang2du4
          长得漂亮             | zhang3de5 piao4liang5
          成长                 | cheng2zhang3
          还有                 | hai2you3
          还钱                 | huan2qian2
          归还                 | gui1huan2
          他还没还款           | ta1 hai2 mei2 huan2kuan3
          还是这个好           | hai2shi4 zhe4ge4 hao3
          了解                 | liao2jie3
          吃了饭               | chi1 le5 fan4
          了不起               | liao3bu4qi3
          音乐                 | yin1yue4
          快乐                 | kuai4le4
          单独                 | dan1du2
          姓单                 | xing4 shan4
          单先生               | shan4 xian1sheng5
          任女士               | ren2 nv3shi4
          跑得快               | pao3 de5 kuai4
          你得去               | ni2 dei3 qu4
          得到                 | de2dao4
          觉得                 | jue2de5
          洗得干净             | xi3 de5 gan1jing4
          好吃得不得了         | hao3chi1 de5 bu4de2liao3
          都可以               | dou1 ke2yi3
          首都                 | shou3du1
          只要                 | zhi3yao4
          三只                 | san1 zhi1
          着急                 | zhao2ji2
          看着                 | kan4zhe5
          睡着了               | shui4zhao2le5
          慢慢地走             | man4man4 de5 zou3
          便宜                 | pian2yi5
          方便                 | fang1bian4
          种子                 | zhong3zi5
          种花                 | zhong4hua1
          降价                 | jiang4jia4
          投降                 | tou2xiang2
          空调                 | kong1tiao2
          调整                 | tiao2zheng3
          数一数               | shu3yi5shu3
          质量                 | zhi4liang4
          背包                 | bei1bao1
          背景                 | bei4jing3
          薄荷                 | bo4he5
          薄款                 | bao2kuan3
          会计                 | kuai4ji4
          开会                 | kai1hui4
          出差                 | chu1chai1
          差不多               | cha4bu4duo1
          干净                 | gan1jing4
          没有                 | mei2you3
          效率                 | xiao4lv4
          头发                 | tou2fa5
          发现                 | fa1xian4
          教书                 | jiao1shu1
          角色                 | jue2se4
          角度                 | jiao3du4
          模样                 | mu2yang4
          划算                 | hua2suan4
          中奖                 | zhong4jiang3
          中国                 | zhong1guo2
          转圈                 | zhuan4quan1
          似的                 | shi4de5
          西藏                 | xi1zang4
          为了你               | wei4le5 ni3
          行李                 | xing2li5
          行业                 | hang2ye4
          宁可                 | ning4ke3
          涨价                 | zhang3jia4
          露营                 | lu4ying2
          钻戒                 | zuan4jie4
          不是                 | bu2shi4
          不好                 | bu4 hao3
          一个                 | yi2 ge4
          一起                 | yi4qi3
          一样                 | yi2yang4
          第一                 | di4yi1
          看一看               | kan4 yi5 kan4
          好不好               | hao3 bu5 hao3
          很好                 | hen2 hao3
          一千一百             | yi4qian1 yi4bai3
          銀行行長             | yin2hang2hang2zhang3
          """)
  void areReadAsThePhraseHasThem(String written, String pinyin) {
    assertThat(Pinyin.toPinyin(written).replaceAll(" +", " ").replace(" ", ""))
        .isEqualTo(pinyin.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({"ni3hao3, ni3 hao3", "Lu:4 se4, lv4 se4", "lü4se4, lv4 se4", "xi1'an1, xi1 an1"})
  void pinyinOfAPersonIsRead(String written, String pinyin) {
    assertThat(Pinyin.checked(written)).contains(pinyin);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ni hao", "ni6", "xyz3", "你好", "", "hello1"})
  void whatIsNotPinyinIsNot(String written) {
    assertThat(Pinyin.checked(written)).isEmpty();
  }
}
