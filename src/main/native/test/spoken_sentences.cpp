// Copyright 2026 the Showhorse authors. SPDX-License-Identifier: Apache-2.0

#include <map>

#include "spoken.h"

namespace showhorse {
namespace {

struct Sentences {
  std::vector<std::string> fit, judge;
};

const std::map<std::string, Sentences>& all() {
  static const std::map<std::string, Sentences> sentences = {
      {"en",
       {{"Welcome back, my friends, to the best show of the week.", "This blue cup is made of the finest porcelain.",
         "Hurry up, we only have a few pieces left in the shop.",
         "You can choose between five colours and three sizes.", "I have been using this shampoo for more than a year.",
         "The price drops to nineteen dollars if you order now.", "Just look how smoothly the zipper opens and closes.",
         "Our farmers pick every leaf by hand in the early morning.",
         "Both of these jackets are warm, light and waterproof.", "Do you want the large version or the small one?",
         "Thanks for watching, and remember to share this with your mother.",
         "A warm bowl of noodle soup is good for everybody.",
         "Put the pan on the fire, add some oil and wait for a moment.",
         "We ship the parcel within two days, free of charge.", "That measure is usually enough for a thick paste.",
         "Very few people know how these shoes were invented."},
        {"Please press the button below before the offer ends.",
         "My favourite perfume smells of fresh oranges and vanilla.",
         "What a beautiful view from the upper floor of this house!", "Mix both powders with a cup of boiling water.",
         "She showed us how the machine chops vegetables in five seconds.",
         "These trousers fit people of almost any shape."}}},
      {"de",
       {{"Willkommen zurück, meine lieben Freunde, in unserer Sendung.",
         "Diese blaue Tasse ist aus feinstem Porzellan gemacht.",
         "Beeilt euch, wir haben nur noch wenige Stücke im Lager.",
         "Ihr könnt zwischen fünf Farben und drei Größen wählen.",
         "Ich benutze dieses Shampoo schon seit über einem Jahr.", "Der Preis fällt heute auf neunzehn Euro.",
         "Schaut, wie leicht sich der Reißverschluss öffnen lässt.",
         "Unsere Bauern pflücken jedes Blatt am frühen Morgen von Hand.",
         "Beide Jacken sind warm, leicht und wasserdicht.", "Möchtet ihr die große oder die kleine Version haben?",
         "Vielen Dank fürs Zuschauen, und erzählt es eurer Mutter.",
         "Eine warme Suppe mit Nudeln tut jedem Menschen gut.",
         "Stellt die Pfanne auf den Herd und gebt etwas Öl dazu.",
         "Wir verschicken das Paket innerhalb von zwei Tagen.", "Über den Apfelbaum fliegt ein hübscher Vogel.",
         "Auf dem Schiff schläft ein schöner, schwarzer Hund."},
        {"Bitte drückt auf den Knopf unten, bevor das Angebot endet.",
         "Mein liebstes Parfüm duftet nach frischen Orangen und Vanille.",
         "Was für ein wunderbarer Blick vom oberen Stockwerk!", "Mischt beide Pulver mit einer Tasse kochendem Wasser.",
         "Sie zeigte uns, wie die Maschine Gemüse in fünf Sekunden hackt.",
         "Diese Hose passt Menschen mit fast jeder Figur."}}},
      {"fr",
       {{"Bienvenue, mes amis, dans la plus belle émission de la semaine.",
         "Cette tasse bleue est faite de la meilleure porcelaine.",
         "Dépêchez-vous, il ne reste que peu de pièces au magasin.",
         "Vous pouvez choisir entre cinq couleurs et trois tailles.", "J'utilise ce shampoing depuis plus d'un an.",
         "Le prix tombe à dix-neuf euros si vous commandez maintenant.",
         "Regardez comme la fermeture s'ouvre et se ferme bien.",
         "Nos paysans cueillent chaque feuille à la main de bonne heure.",
         "Ces deux vestes sont chaudes, légères et imperméables.", "Voulez-vous la grande version ou la petite?",
         "Merci de nous suivre, et parlez-en à votre mère.", "Un bol de soupe chaude fait du bien à tout le monde.",
         "Mettez la poêle sur le feu, puis ajoutez un peu d'huile.",
         "Nous envoyons le paquet en deux jours, sans aucun frais.", "Une jeune fille joue du violon près du jardin.",
         "Bon nombre de gens ignorent comment ces objets sont faits."},
        {"Appuyez sur le bouton en bas avant la fin de la vente.",
         "Mon parfum préféré sent l'orange fraîche et la vanille.",
         "Quelle belle vue du premier étage de cette maison!",
         "Mélangez les deux poudres avec une tasse d'eau bouillante.",
         "Elle nous a montré comment la machine coupe les légumes.", "Ce pantalon va bien à presque tout le monde."}}},
      {"cmn",
       {{"欢迎朋友们回到我们的直播间。", "这只蓝色的杯子是用最好的瓷器做的。", "大家快一点，店里只剩下几件了。",
         "一共有五种颜色和三种大小可以选择。", "这个洗发水我已经用了一年多了。", "现在下单，价格只要十九块钱。",
         "你看，拉链开关起来非常顺滑。", "我们的农民每天清晨用手采摘每一片叶子。", "这两件外套又暖和又轻便，还能防水。",
         "你想要大的还是小的版本？", "谢谢大家观看，记得告诉你的妈妈。", "一碗热面汤对每个人都有好处。",
         "把锅放在火上，加一点油，等一会儿。", "包裹两天之内发货，不收运费。", "女儿去图书馆借了一本绿色的书。",
         "四十四只石狮子是死的。"},
        {"请在活动结束以前点下面的按钮。", "我最喜欢的香水有新鲜橙子的味道。", "从楼上看出去，风景多么漂亮！",
         "把两种粉末和一杯开水放在一起搅拌。", "她给我们表演了机器怎么切菜。", "这条裤子什么身材的人都可以穿。"}}},
      {"yue",
       {{"歡迎各位朋友返嚟我哋嘅直播間。", "呢隻藍色嘅杯係用最好嘅瓷器整嘅。", "大家快啲啦，舖頭得返幾件咋。",
         "一共有五種顏色同埋三種大細可以揀。", "呢隻洗頭水我已經用咗成年幾。", "而家落單，價錢只係十九蚊。",
         "你睇，條拉鏈開開關關好順滑。", "我哋嘅農民每日清早用手摘每一塊葉。", "呢兩件外套又暖又輕，仲防水添。",
         "你想要大嘅定係細嘅？", "多謝大家收睇，記得話畀媽媽聽。", "一碗熱湯麵對每個人都好。",
         "將個鑊放喺火上面，加少少油。", "包裹兩日之內寄出，唔收運費。", "個女去圖書館借咗一本綠色嘅書。",
         "朋友買咗兩包白米同八條魚。"},
        {"請喺優惠完咗之前撳下面個掣。", "我最鍾意嘅香水有新鮮橙嘅味道。", "喺樓上望出去，風景好靚呀！",
         "將兩種粉同一杯滾水撈埋一齊。", "佢示範咗部機點樣切菜畀我哋睇。", "呢條褲乜嘢身材嘅人都着得。"}}},
      {"ja",
       {{"皆さん、今週も番組にようこそ。", "この青いカップは一番良い磁器で作られています。",
         "お急ぎください、残りはわずかです。", "五つの色と三つの大きさから選べます。",
         "このシャンプーを一年以上使っています。", "今ご注文いただくと、千九百円になります。",
         "ファスナーがとても滑らかに開きます。", "農家の方が朝早く一枚ずつ葉を摘みます。",
         "どちらの上着も暖かくて軽くて、水を通しません。", "大きい方と小さい方、どちらが良いですか。",
         "ご覧いただきありがとうございます、お母さんにも教えてください。", "温かいうどんは誰の体にも良いです。",
         "フライパンを火にかけて、油を少し入れます。", "荷物は二日以内に無料でお届けします。",
         "父と母は毎晩ここでパンを食べます。", "冬の風が窓から吹いてきました。"},
        {"終わる前に、下のボタンを押してください。", "私の好きな香水は新鮮なオレンジの香りです。",
         "上の階からの眺めは本当に素晴らしいです。", "二つの粉をコップ一杯のお湯と混ぜます。",
         "機械が五秒で野菜を切るところを見せてくれました。", "このズボンはほとんどの方に合います。"}}},
      {"ko",
       {{"여러분, 이번 주 방송에 오신 것을 환영합니다.", "이 파란 컵은 가장 좋은 도자기로 만들었습니다.",
         "서두르세요, 가게에 몇 개 남지 않았습니다.", "다섯 가지 색과 세 가지 크기 중에서 고를 수 있어요.",
         "저는 이 샴푸를 일 년 넘게 쓰고 있습니다.", "지금 주문하시면 만 구천 원입니다.",
         "지퍼가 얼마나 부드럽게 열리는지 보세요.", "농부들이 아침 일찍 손으로 잎을 땁니다.",
         "두 재킷 모두 따뜻하고 가볍고 물이 새지 않아요.", "큰 것을 원하세요, 작은 것을 원하세요?",
         "봐 주셔서 감사합니다, 어머니께도 알려 주세요.", "따뜻한 국수 한 그릇은 누구에게나 좋습니다.",
         "냄비를 불에 올리고 기름을 조금 넣으세요.", "소포는 이틀 안에 무료로 보내 드립니다.",
         "아빠가 빵과 밥을 많이 먹었어요.", "비가 오면 우산을 들고 뛰어가요."},
        {"행사가 끝나기 전에 아래 버튼을 눌러 주세요.", "제가 좋아하는 향수는 신선한 오렌지 향이 나요.",
         "위층에서 보는 경치가 정말 아름답습니다.", "두 가루를 뜨거운 물 한 컵과 섞어 주세요.",
         "기계가 오 초 만에 야채를 써는 것을 보여 줬어요.", "이 바지는 거의 모든 사람에게 잘 맞아요."}}},
  };
  return sentences;
}

}  // namespace

std::span<const std::string> sentences_to_fit(const std::string& language) { return all().at(language).fit; }
std::span<const std::string> sentences_to_judge(const std::string& language) { return all().at(language).judge; }

std::span<const std::string> spoken_languages() {
  static const std::vector<std::string> tags = {"cmn", "yue", "en", "ja", "ko", "de", "fr"};
  return tags;
}

}  // namespace showhorse
