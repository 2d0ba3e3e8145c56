/** The most frequent one-character surnames, without those that begin many everyday words (高, 白, 钱, 方, 金, 安, 于, 万). */
const surnames = new Set(
  '王李张刘陈杨赵黄周吴徐孙胡朱林何郭罗梁宋郑谢韩唐冯董萧曹袁邓许傅沈曾彭吕苏卢蒋蔡贾魏薛叶阎余潘杜戴夏钟汪姜范石姚谭廖邹熊陆郝孔崔邱秦顾侯邵孟龙汤尹黎常武赖龚',
);

export const isSurname = (character: string): boolean => surnames.has(character);
