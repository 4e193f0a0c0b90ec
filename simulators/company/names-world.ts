import type { NamePool } from './names-europe.ts'

export const worldNames: readonly NamePool[] = [
  {
    culture: 'Arabic',
    share: 4,
    female: 'فاطمة|Fatima ليلى|Layla مريم|Maryam نور|Noor زينب|Zaynab',
    male: 'يوسف|Yousef خالد|Khaled عمر|Omar طارق|Tareq سامي|Sami',
    family:
      'الحسيني|Alhusseini المنصوري|Almansouri حداد|Haddad الخطيب|Alkhatib نجار|Najjar الزهراني|Alzahrani قاسم|Qasim صباغ|Sabbagh عبد-الرحمن|Abdelrahman الشامي|Alshami',
  },
  {
    culture: 'Hebrew',
    share: 2,
    female: 'נועה|Noa תמר|Tamar יעל|Yael שירה|Shira',
    male: 'איתי|Itai דוד|Davide אורי|Ori גלעד|Gilad',
    family:
      'לוין|Levin פרידמן|Fridman אברהמי|Avrahami שפירא|Shapira בן-דוד|Bendavid מזרחי|Mizrahi ברק|Barak אלון|Alon',
  },
  {
    culture: 'Chinese',
    share: 4,
    female: '丽|Li 秀英|Xiuying 芳|Fang 雨桐|Yutong 思琪|Siqi',
    male: '伟|Wei 强|Qiang 浩然|Haoran 子轩|Zixuan 明|Ming',
    family: '王|Wang 李|Lee 张|Zhang 刘|Liu 陈|Chen 欧阳|Ouyang 赵|Zhao 黄|Huang 周|Zhou 司马|Sima',
  },
  {
    culture: 'Japanese',
    share: 3,
    female: '花子|Hanako さくら|Sakura 由美|Yumi 陽菜|Hina',
    male: '太郎|Taro 健太|Kenta 翔|Sho 一郎|Ichiro',
    family:
      '佐藤|Sato 鈴木|Suzuki 高橋|Takahashi 渡邉|Watanabe 山本|Yamamoto 髙田|Takada 齋藤|Saito 小林|Kobayashi',
  },
  {
    culture: 'Korean',
    share: 3,
    female: '지은|Jieun 수빈|Subin 민지|Minji 서연|Seoyeon',
    male: '민준|Minjun 성호|Seongho 지훈|Jihoon 현우|Hyunwoo',
    family: '김|Kim 이|Yi 박|Park 최|Choi 정|Jung 남궁|Namgung 황보|Hwangbo 윤|Yoon',
  },
  {
    culture: 'Devanagari',
    share: 4,
    female: 'प्रिया|Priya अंजलि|Anjali श्रेया|Shreya मीरा|Meera कविता|Kavita',
    male: 'अर्जुन|Arjun राहुल|Rahul विक्रम|Vikram संजय|Sanjay कृष्णा|Krishna',
    family:
      'शर्मा|Sharma वर्मा|Verma अय्यर|Iyer त्रिवेदी|Trivedi जोशी|Joshi कुलकर्णी|Kulkarni मिश्रा|Mishra चौहान|Chauhan बनर्जी|Banerjee गुप्ता|Gupta',
  },
  {
    culture: 'Vietnamese',
    share: 3,
    female: 'Hương|Huong Thảo|Thao Ngọc|Ngoc Phượng|Phuong',
    male: 'Đức|Duc Tuấn|Tuan Hoàng|Hoang Quốc|Quoc',
    family: 'Nguyễn|Nguyen Trần|Tran Phạm|Pham Đặng|Dang Vũ|Vu Bùi|Bui Đỗ|Do Hồ|Ho',
  },
]
