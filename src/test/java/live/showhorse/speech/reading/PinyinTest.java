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
          下单还给你多送一份 | xia4 dan1 hai2 gei3 ni3 duo1 song4 yi2 fen4
          今天还给大家准备了礼物 | jin1tian1 hai2 gei3 da4jia1 zhun3bei4 le5 li3wu4
          还给妈妈买了一件 | hai2 gei3 ma1ma5 mai3 le5 yi2 jian4
          不仅包邮，还给运费险 | bu4jin3 bao1 you2 ， hai2 gei3 yun4fei4 xian3
          比双十一还给力 | bi3 shuang1 shi2yi1 hai2 gei3 li4
          他还给我三百块 | ta1 huan2 gei3 wo3 san1bai3 kuai4
          用完还给我 | yong4 wan2 huan2 gei3 wo3
          借的书还给图书馆 | jie4 de5 shu1 huan2 gei3 tu2shu1guan3
          要还没下单的赶紧 | yao4 hai2 mei2 xia4 dan1 de5 gan2jin3
          钱还是要还的 | qian2 hai2 shi4 yao4 huan2 de5
          还你一个清爽的夏天 | huan2 ni3 yi2 ge4 qing1shuang3 de5 xia4tian1
          冲着这个价格来的 | chong4 zhe5 zhe4ge4 jia4ge2 lai2 de5
          就冲这个价也得抢 | jiu4 chong4 zhe4ge4 jia4 ye2 dei2 qiang3
          用温水冲着喝 | yong4 wen1shui3 chong1 zhe5 he1
          往前冲 | wang3 qian2 chong1
          得赶紧下单 | dei2 gan2jin3 xia4 dan1
          孩子正长身体，得补钙 | hai2zi5 zheng4 zhang3 shen1ti3 ， dei2 bu3 gai4
          地面干得快 | di4mian4 gan1 de5 kuai4
          头发干的 | tou2fa5 gan1 de5
          吹干头发 | chui1 gan1 tou2fa5
          干了一天活 | gan4 le5 yi4 tian1 huo2
          量好尺寸再下单 | liang2 hao2 chi3cun5 zai4 xia4 dan1
          量身定做 | liang2 shen1 ding4 zuo4
          量大优惠 | liang4 da4 you1hui4
          重做一遍 | chong2 zuo4 yi2 bian4
          数到三就上链接 | shu3 dao4 san1 jiu4 shang4 lian4 jie1
          倒数三二一 | dao4 shu3 san1 er4 yi1
          把它当枕头用 | ba3 ta1 dang4 zhen3tou5 yong4
          我当场给大家拆开看 | wo3 dang1 chang3 gei3 da4jia1 chai1kai1 kan4
          空出来 | kong4 chu1lai2
          卷心菜和卷纸 | juan3 xin1 cai4 he2 juan2 zhi3
          空气炸锅炸鸡翅 | kong1qi4 zha2 guo1 zha2 ji1chi4
          直播间炸锅了 | zhi2bo1 jian1 zha4 guo1 le5
          撒一点盐 | sa3 yi4dian3 yan2
          撒娇 | sa1jiao1
          盛一碗饭 | cheng2 yi4 wan3 fan4
          剥虾 | bao1 xia1
          供大家选择 | gong1 da4jia1 xuan3ze2
          弹幕 | dan4 mu4
          怎么系这个腰带 | zen3me5 ji4 zhe4ge4 yao1dai4
          睡不着 | shui4 bu5 zhao2
          洗发水和假发 | xi3 fa4 shui3 he2 jia3 fa4
          孩子长着一副好模样 | hai2zi5 zhang3 zhe5 yi2 fu4 hao3 mu2yang4
          两行字 | liang3 hang2 zi4
          处处省钱 | chu4 chu4 sheng3qian2
          𠮷祥如意礼盒 | ji2 xiang2 ru2yi4 li3he2
          囍字贴 | xi3 zi4tie1
          犇牛火锅 | ben1 niu2 huo3guo1
          骉、垚、燚、堃、喆 | biao1 、 yao2 、 yi4 、 kun1 、 zhe2
          𨭎和𬭛 | xi3 he2 bo1
          𰻝𰻝面 | biang2 biang2 mian4
          一点五万 | yi1 dian3 wu3wan4
          好一点 | hao3 yi4dian3
          一比一 | yi1 bi3 yi1
          一到三件 | yi1 dao4 san1 jian4
          銀行行長             | yin2hang2hang2zhang3
          """)
  void areReadAsThePhraseHasThem(String written, String pinyin) {
    assertThat(Pinyin.toPinyin(written).replaceAll(" +", " ").replace(" ", ""))
        .isEqualTo(pinyin.replace(" ", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"㗎", "々", "桛", "𡃁", "鿀"})
  void aCharacterWithoutAReadingIsLeftAsItIs(String character) {
    assertThat(Pinyin.toPinyin("这个" + character + "好")).contains(character);
  }

  @ParameterizedTest
  @CsvSource({"㙍, duo1", "龘, da2", "﨑, qi2", "卐, wan4", "𢌞, hui2"})
  void aRareCharacterHasAReading(String character, String pinyin) {
    assertThat(Pinyin.toPinyin(character)).isEqualTo(pinyin);
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
