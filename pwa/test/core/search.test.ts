// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { SearchIndex, type Searchable } from '@/search';

const one = (id: string, name: string, initials: string, credit_code: string | null = null) =>
  ({ id, name, initials, credit_code }) satisfies Searchable;

const index = new SearchIndex([
  one('a', '株洲市天元机械有限公司', 'zzstyjxyxgs', '91430200MA4L000001'),
  one('b', '天元食品厂', 'tysp', '91430200MA4L000002'),
  one('c', '新天元（湖南）ABC物流', 'xtyhnabcwl', null),
  one('d', '荷塘建材', 'htjc', '91430202MA4L000003'),
]);

describe('search', () => {
  it('puts what begins with the words before what contains them', () => {
    expect(index.find('天元', 9)).toEqual(['b', 'a', 'c']);
  });

  it('finds by pinyin initials and by credit code, in any case and width', () => {
    expect(index.find('HTJC', 9)).toEqual(['d']);
    expect(index.find('ty', 9)).toEqual(['b', 'a', 'c']);
    expect(index.find('ma4l00000', 9)).toEqual(['a', 'b', 'd']);
    expect(index.find('９１４３０２０２', 9)).toEqual(['d']);
    expect(index.find('ａｂｃ', 9)).toEqual(['c']);
    expect(index.find('(湖南)', 9)).toEqual(['c']);
  });

  it('gives each enterprise once, no more than asked, the same order each time', () => {
    expect(index.find('91430200', 1)).toEqual(['a']);
    expect(index.find('元', 2)).toEqual(['a', 'b']);
    expect(index.find('元', 9)).toEqual(index.find('元', 9));
  });

  it('finds nothing for nothing, and for what nobody is called', () => {
    expect(index.find('  ', 9)).toEqual([]);
    expect(index.find('\n', 9)).toEqual([]);
    expect(index.find('不存在', 9)).toEqual([]);
    expect(new SearchIndex([]).find('天', 9)).toEqual([]);
  });

  it('finds by each key of the initials, as by the one that is likeliest', () => {
    const two = new SearchIndex([one('x', '曾氏米粉店', 'zsmfd csmfd'), one('y', '丙', 'b')]);
    expect(two.find('zsm', 9)).toEqual(['x']);
    expect(two.find('csm', 9)).toEqual(['x']);
    expect(two.find('dcs', 9)).toEqual([]);
    expect(two.find('b', 9)).toEqual(['y']);
  });

  it('finds what was typed with other dots, other brackets, in groups, or with the hyphen', () => {
    const dots = new SearchIndex([
      one('x', '新疆·天山食品有限公司', 'xjtsspyxgs', '91430211MA51L89D7J'),
      one('y', '新疆饭店', 'xjfd', '91430200MA4L000006'),
    ]);
    for (const typed of ['新疆•天山', '新疆天山', '新疆‧天山', '新疆・天山', '新疆 天山'])
      expect(dots.find(typed, 9), typed).toEqual(['x']);
    for (const typed of ['9143 0211 MA51 L89D 7J', 'MA51L89D-7', '91430211-ma51l89d7j'])
      expect(dots.find(typed, 9), typed).toEqual(['x']);
  });

  it('finds two words in any order, each in whichever field', () => {
    expect(index.find('机械 天元', 9)).toEqual(['a']);
    expect(index.find('食品 ty', 9)).toEqual(['b']);
    expect(index.find('天元 43020', 9)).toEqual(['a', 'b']);
    expect(index.find('天元 建材', 9)).toEqual([]);
  });

  it('takes O for 0 and I for 1 in codes, which have neither', () => {
    expect(index.find('9I43O2O2', 9)).toEqual(['d']);
    expect(index.find('MA4LOOOOO2', 9)).toEqual(['b']);
  });

  it('never lets a name reach over into its neighbour', () => {
    const two = new SearchIndex([one('x', '甲\n乙', 'jy'), one('y', '丙', 'b')]);
    expect(two.find('乙丙', 9)).toEqual([]);
    expect(two.find('甲 乙', 9)).toEqual(['x']);
  });
});
