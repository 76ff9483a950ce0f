/** The frame: titles, tabs, sync line, words used everywhere. */
export const ui = {
  'app.name': '入企',
  'app.purpose': '涉企行政执法检查扫码登记',

  'shell.skip': '跳到正文',
  'shell.back': '返回',
  'shell.tabs': '主要页面',
  'shell.feedback': '反馈',
  'shell.sync_now': '立即同步',

  'status.online': '已连接',
  'status.synced': '已同步',
  'status.syncing': '正在同步',
  'status.filling': '正在首次下载',
  'status.offline': '离线',
  'status.data': '数据 {age}',
  'status.unsent': '{n} 条待发',
  'status.set_aside': '{n} 条需处理',
  'status.sign_in': '登录已过期，登记照常',
  'status.upgrade': '请更新应用',
  'status.pack_refused': '新规则签名不符，未采用，登记照常',

  'age.now': '刚刚',
  'age.minutes': '{n} 分钟前',
  'age.hours': '{n} 小时前',
  'age.days': '{n} 天前',

  'action.retry': '重试',
  'action.done': '完成',
  'action.cancel': '取消',
  'action.close': '关闭',
  'action.more': '查看更早的',
  'action.filter': '输入文字筛选',
  'action.filter_none': '没有符合的项',
  'more.left': '还有更多（{n}）',
  'list.separator': '、',
  colon: '：',
  yes: '是',
  no: '否',

  'fill.title': '正在下载本地区的企业与检查记录',
  'fill.count': '已下载 {done} / {total} 条',
  'fill.starting': '正在准备……',
  'fill.hint': '下载完后没有信号也能查找、核对和登记。中断后会接着下载。',

  'demo.time': '演示时间 {time}',

  'storage.silent': '手机存储没有回应。已封存的记录都在。请关闭本应用的其他页面，再重新打开。',
  'storage.open_again': '重新打开',

  'update.ready': '有新版本。更新只需几秒，待发记录不受影响。',
  'update.now': '现在更新',
  'update.later': '稍后',

  'install.title': '装到手机桌面',
  'install.prompt': '装好后像普通应用一样打开，没有信号也能用。',
  'install.safari': '点“分享”，再点“添加到主屏幕”。从主屏幕打开后再登记。',
  'install.wechat': '微信里不能离线使用。请点右上角“…”，选“在浏览器打开”。',
  'install.menu': '在浏览器菜单里选“添加到主屏幕”或“安装应用”。',
  'install.now': '安装',
  'install.later': '以后再说',
} as const;
