/** The supervisor's desk: registrations of the region, and records that were set aside. */
export const supervisor = {
  'title.registrations': '检查登记',
  'title.aside': '暂存待处理',
  'tab.registrations': '登记',

  'registrations.filter': '核对结果',
  'registrations.all': '全部',
  'registrations.count': '显示 {n} 条，最近的在前。',
  'registrations.empty': '没有符合的登记',
  'registrations.empty.hint': '换一个核对结果看看。',
  'registrations.received': '服务器收到：{at}',
  'registrations.withdraw.means':
    '登记仍在各处列表里，划线并注明由联络员撤回，不再计入次数。企业看不到原因。',
  'registrations.gap': '同一手机之前有记录没有到达。',

  'unbound.title': '有 {n} 人加入检查，领队的登记 72 小时仍未到达',
  'unbound.hint': '领队的手机上可能还有未发送的登记。请提醒领队打开“入企”联网发送。',
  'unled.title': '有 {n} 次综合查一次，牵头单位的登记 72 小时仍未到达',
  'unled.hint':
    '这些登记已按综合查一次核对。牵头单位的手机上可能还有未发送的登记，请提醒其执法人员打开“入企”联网发送。',

  'quarantine.intro':
    '这些记录已原样保存，但还不计入。请看原因再决定：采纳后按最初到达的时间计入并重新核对；不采纳也保留原始记录。',
  'quarantine.intro.manager':
    '这些记录已原样保存，但还不计入，由牵头部门决定。您可以提醒本单位人员补齐。',
  'quarantine.waiting.link': '{count} 条记录被服务器暂存，等待处理',
  'quarantine.state': '处理情况',
  'quarantine.waiting': '待处理',
  'quarantine.state.unproven': '来源不明',
  'quarantine.accepted': '已采纳',
  'quarantine.refused': '不采纳',
  'quarantine.none': '没有待处理的记录',
  'quarantine.none.hint': '服务器暂存的记录会显示在这里。',
  'quarantine.none.decided': '这里还没有记录',
  'quarantine.unproven.intro':
    '这些记录由不明来源发来，签名不是任何已知密钥的，不能采纳，也不计入。14 天后自动清除；发来它们的手机仍保存着自己的记录。',
  'quarantine.unproven.none': '没有来源不明的记录',
  'quarantine.clear': '全部清除',
  'quarantine.clear.means': '来源不明的记录将从服务器清除，不能恢复。清除的人、时间和理由会留痕。',
  'quarantine.cleared': '已清除 {n} 条来源不明的记录。',
  'quarantine.refuse.these': '以下 {n} 条都不采纳',
  'quarantine.refuse.these.means':
    '它们都不会计入；原始记录仍然保存。执法人员会看到理由。只是暂存、等待前一条的记录不受影响。',
  'quarantine.done.several': '已记为不采纳：{n} 条。',
  'quarantine.done.left': '另有 {n} 条已由他人处理，未作改动。',
  'quarantine.unreadable': '读不出类型的记录',
  'quarantine.type.other': '其他类型（{type}）',
  'quarantine.unproven': '签名没有证实是谁封存的，下面的内容仅供参考。',
  'quarantine.author': '记录上的人员',
  'quarantine.received': '到达时间',
  'quarantine.wall': '手机时间',
  'quarantine.seq': '序号',
  'quarantine.about': '涉及登记',
  'quarantine.accept': '采纳',
  'quarantine.accept.means':
    '按最初到达的时间计入，相关检查重新核对，企业随即看得到。执法人员会看到理由。',
  'quarantine.release': '放行',
  'quarantine.release.means':
    '不再等前面缺的记录，按最初到达的时间计入，并注明前面缺一条。执法人员会看到理由。',
  'quarantine.refuse': '不采纳',
  'quarantine.refuse.means': '它不会计入；原始记录仍然保存。执法人员会看到理由。',
  'quarantine.reason': '理由',
  'quarantine.done.accepted': '已采纳，相关检查已重新核对。',
  'quarantine.done.refused': '已记为不采纳，原始记录仍然保存。',
} as const;
