/** Puts inspection matters into a list to choose from: a screenful of those that are likely, the rest a tap away. */
import { locale } from '@/locales';
import type { MatterOption } from '@/ports';
import type { Option } from '@/ui/PickSheet.vue';

/** As many as a small screen shows below the field to search by. */
const MAX_NEAR = 8;

export function matterChoices(matters: MatterOption[]): Option[] {
  const likely = matters.filter(({ group }) => group !== 'any').length;
  // where nothing is likelier than the rest, nothing is folded
  const near = likely === 0 || matters.length <= MAX_NEAR ? Infinity : Math.min(likely, MAX_NEAR);
  return matters.map(({ id, name, name_en, basis }, at) => ({
    value: id,
    text: locale.value === 'zh' ? name : name_en,
    note: basis ?? id,
    folded: at >= near,
  }));
}
