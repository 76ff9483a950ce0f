/** The organ's manager: its people's phones, and files of sealed records that those bring. */
export const organManager = {
  'title.devices': '人员与手机',
  'title.sealed_file': '导入封存文件',

  'devices.find': '姓名或账号',
  'devices.hint': '点开一位，看他的手机和密钥。',
  'devices.nobody': '没有找到',
  'devices.nobody.hint': '换个字试试；只显示您管理的人员。',
  'devices.none': '还没有登记过手机。',
  'devices.until': '证件至 {day}',
  'devices.since': '{at}登记',
  'devices.revoked': '{at}停用',
  'devices.revoked.done': '已停用。本人在手机上重新登录后会换用新密钥。',
  'devices.grade.non_extractable': '密钥不能导出',
  'devices.grade.jwk': '密钥存在应用里',
  'devices.grade.memory': '密钥只在内存里',
  'devices.revoke': '停用',
  'devices.revoke.title': '停用{name}的这部手机',
  'devices.revoke.means':
    '已收到的记录不受影响。此后它发来的记录只暂存待查，本人要重新登录。停用后不能恢复。',
  'devices.reason': '停用原因',

  'sealed_file.intro':
    '手机要交还、损坏或一直没有信号时，执法人员把待发记录导出成文件，在这里导入。效果与手机自己发送相同，导入两次也只算一次。',
  'sealed_file.file': '封存文件',
  'sealed_file.file.hint': '以 .ruqi.json 结尾，不超过 64 MB。',
  'sealed_file.act': '导入',
  'sealed_file.busy': '正在导入',
  'sealed_file.done': '文件里有 {n} 条记录',
  'sealed_file.accepted': '{n} 条新收妥。',
  'sealed_file.duplicate': '{n} 条以前已收妥。',
  'sealed_file.held': '{n} 条已存，等前面缺的记录。',
  'sealed_file.aside': '{n} 条暂存待查：',
  'sealed_file.again': '文件没有改动，手机上的记录也还在；手机以后联网会自动取回回执。',
} as const;
