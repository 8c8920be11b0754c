/** All that the page says, in Chinese (simplified). */
import { plural } from './plural.js';

const CODE = 'zh-Hans';

const ADJECTIVES = ['安静的', '明亮的', '温柔的', '勇敢的', '敏捷的', '快乐的', '沉着的', '机灵的', '幸运的', '开朗的',
  '聪明的', '大胆的', '随和的', '轻盈的', '耐心的', '好奇的'];
const ANIMALS = ['白鹭', '水獭', '燕雀', '猞猁', '貂', '燕子', '獾', '仙鹤', '睡鼠', '野兔', '红隼', '蝾螈', '狐狸', '海豹', '鹪鹩', '鱿鱼'];

export const zh = {
  language: { code: CODE, name: '简体中文', dir: 'ltr' },
  chooseLanguage: '语言',
  keyNames: { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt', ' ': '空格', Delete: 'Del', Backspace: '退格' },

  untitled: '未命名白板',
  you: '你',
  away: '离开',
  viewer: '观看中',
  person: '某人',
  friendlyName: (pick) => `${pick(ADJECTIVES)}${pick(ANIMALS)}`,

  connecting: '正在连接…',
  saved: '已保存',
  saving: '正在保存…',
  viewOnly: '仅查看',
  offline: '离线，正在重新连接…',
  offlineKept: plural(CODE, { other: '离线，已保留 # 处更改' }),
  readOnly: '白板暂时无法写入；你的更改已保留',

  blankToDraw: '一张白纸，随处可画。',
  blankToView: '还是一张白纸。别人画的内容会出现在这里。',

  refused: '你的更改已被撤回',
  dismiss: '关闭提示',
  copy: '复制',
  copied: '已复制',
  copyFailed: '请选中后复制',
  close: '关闭',

  page: {
    board: '画布',
    home: 'Inkwire：所有白板',
    peopleAndLinks: '成员与链接',
    people: '此白板上的成员',
    share: '分享',
    menu: '菜单',
    tools: '绘图工具',
    zoom: '缩放',
    zoomed: (percent) => `${percent}：显示全部`,
  },

  commands: {
    tool: {
      select: '选择',
      hand: '抓手：移动画纸',
      pen: '钢笔',
      marker: '马克笔',
      highlighter: '荧光笔',
      eraser: '橡皮',
      line: '直线',
      arrow: '箭头',
      rectangle: '矩形',
      diamond: '菱形',
      ellipse: '椭圆',
      text: '文字',
      note: '便签',
    },
    style: {
      finer: '线条变细',
      broader: '线条变粗',
      ink: '颜色',
    },
    edit: {
      undo: '撤销',
      redo: '重做',
    },
    view: {
      fit: '显示全部',
      'zoom-in': '放大',
      'zoom-out': '缩小',
    },
    page: {
      help: '按键与手势',
    },
    gesture: {
      place: '在视图中央放一个',
      cancel: '放弃正在画的内容',
    },
  },

  style: {
    title: '样式',
    colour: '颜色',
    ownColour: '自选颜色',
    fill: '填充',
    width: '粗细',
    dash: '线型',
    heads: '端点',
    size: '字号',
    font: '字体',
    align: '对齐',
    opacity: '不透明度',
    /** Where several selected things differ. */
    mixed: '不一致',
    nib: (name) => `${name}线`,
    inks: {
      ink: '墨色', graphite: '石墨', vermilion: '朱红', amber: '琥珀', moss: '苔绿', lagoon: '湖蓝',
      cobalt: '钴蓝', plum: '梅紫', lemon: '柠檬黄', orange: '橙色', pink: '粉红', violet: '紫罗兰',
      sky: '天蓝', mint: '薄荷', lime: '青柠', coral: '珊瑚', none: '无填充', white: '白色',
      silver: '银灰', rose: '浅玫瑰', butter: '奶黄', sage: '鼠尾草', ice: '冰蓝', dusk: '暮蓝',
      lilac: '丁香',
    },
    nibs: { fine: '细', medium: '中', broad: '粗', brush: '画笔' },
    dashes: { solid: '实线', dashed: '虚线', dotted: '点线' },
    headKinds: {
      none: '无箭头',
      end: '末端箭头',
      both: '两端箭头',
      filled: '实心箭头',
      dot: '两端圆点',
    },
    sizes: { S: '小号文字', M: '中号文字', L: '大号文字', XL: '特大号文字' },
    fonts: { hand: '手写体', sans: '无衬线体', mono: '等宽体' },
    aligns: { start: '靠起始端', middle: '居中', end: '靠末端' },
  },

  /** The families of tools in the dock. */
  dock: { move: '移动与选择', pens: '画笔', shapes: '形状', write: '文字与便签' },

  text: {
    label: '文字',
    tooLong: '这段文字已满，放不下更多了',
  },

  shareTitle: '分享此白板',
  shareHint: '任何拿到链接的人都可以使用它。没有账号：链接就是钥匙。',
  shareEditOnly: '你持有此白板的编辑链接。查看链接请向白板所有者索取。',
  shareViewOnly: '你持有此白板的查看链接。',
  links: {
    view: { name: '查看链接', may: '实时看到每一笔' },
    edit: { name: '编辑链接', may: '可以绘画、擦除和撤销' },
    owner: { name: '所有者链接', may: '拥有全部权限：请自己保管' },
    open: { name: '白板链接', may: '打开此白板' },
  },

  profileTitle: '在场成员',
  yourName: '你的名字',
  yourColour: '你的颜色',
  personColours: ['砖红', '赭黄', '橄榄', '叶绿', '杉绿', '青', '天蓝', '鸢尾蓝', '紫罗兰', '兰紫', '玫瑰', '石板灰'],
  done: '完成',
  more: plural(CODE, { other: '还有 # 人' }),

  help: {
    title: '按键与手势',
    groups: {
      tool: '工具',
      style: '墨水',
      edit: '编辑',
      selection: '所选内容',
      view: '视图',
      board: '白板',
      people: '成员',
      page: '页面',
      gesture: '手势',
    },
    space: '按住并拖动：移动画纸',
    wheel: '配合滚轮：缩放',
    pinch: '双指：移动和缩放',
  },

  notices: {
    noBoard: ['没有这块白板', '链接可能不完整，或者白板从未创建过。请重新索取链接，或新建一块。'],
    noAccess: ['此链接无法打开白板', '其中的钥匙缺失、有误，或已被白板所有者收回。请索取新的链接。'],
    replaced: ['此白板已在另一个标签页中打开', '每个标签页各自绘画，这个标签页的位置已被接替。在这里画的一切都已保留。'],
    badLink: ['此链接不完整', '白板地址的形式是 /b/…，钥匙在 # 之后。'],
    ended: ['连接被拒绝', '服务器拒绝了请求，再试也无济于事。'],
  },
  goHome: '所有白板',
  useHere: '在此使用',

  faults: {
    4: '一次太多了；稍后会重新发送',
    5: '服务器索要的更改，此页面已不再持有',
    6: '此链接只能查看，不能绘画',
    7: '该内容已锁定',
    8: '位置太远了',
    10: '白板已满',
    11: '白板暂时无法写入；你的更改已保留',
    16: '服务器正在重新启动',
    18: '暂时还不能添加图片',
  },

  home: {
    headline: '一张纸，众人的墨。',
    lead: '一起画，每一笔落下时彼此都能看见。无需账号，无需安装：链接就是钥匙，显示*已保存*的内容就是安全的。',
    newBoard: '新建白板',
    yourBoards: '你的白板',
    known: '只有此浏览器知道它们。在这里忘记白板并不会删除它。',
    makeFailed: '无法创建白板',
    unreachable: '无法连接服务器。它在运行吗？',
    busy: '服务器正忙，请稍后再试。',
    ready: '你的白板已就绪',
    readyHint: '把合适的链接发给别人。此浏览器会记住全部三个。',
    open: '打开白板',
    justNow: '刚刚',
    role: { owner: '所有者', edit: '可绘画', view: '可查看' },
    forget: '忘记',
    forgetLabel: (title) => `在此设备上忘记“${title}”`,
  },
};
