/** The enterprise's list of its visits. */
export const enterprise = {
  'title.visits': '入企检查记录',
  'title.enterprise_visit': '检查详情',
  'tab.visits': '检查',

  'visits.counted': '{year} 年计次检查',
  'visits.all': '{year} 年全部入企',
  'visits.counts.why': '计次检查按文件的年度次数计算；属于免除事由的检查和服务走访不计次。',
  'visits.empty': '还没有检查记录',
  'visits.empty.hint': '执法人员扫码登记后，几秒内显示在这里。',
  'visits.not_counted': '不计次',
  'visits.on_plan': '在年度计划内',
  'visits.filed': '已备案',
  'visits.is_counted': '计入年度次数',
  'visits.gone': '没有找到这次检查',
  'visits.gone.hint': '请返回列表查看。',
  'visits.verdict.clear': '按文件核对，没有发现问题。',
  'visits.verdict.caution': '按文件核对，有下面的提醒。',
  'visits.verdict.violation': '按文件核对，触发了下面的预警。预警不等于违法。',
  'visits.verdict.not_evaluated': '这次检查还没有核对结果。',
} as const;
