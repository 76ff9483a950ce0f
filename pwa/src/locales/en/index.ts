import type { Catalogue } from '../zh';
import { account } from './account';
import { administrator } from './administrator';
import { enterprise } from './enterprise';
import { failure } from './failure';
import { officer } from './officer';
import { organManager } from './organ-manager';
import { quarantine } from './quarantine';
import { records } from './records';
import { registration } from './registration';
import { scan } from './scan';
import { supervisor } from './supervisor';
import { ui } from './ui';
import { verdict } from './verdict';

export const en: Catalogue = {
  ...ui,
  ...failure,
  ...verdict,
  ...records,
  ...registration,
  ...quarantine,
  ...scan,
  ...account,
  ...officer,
  ...organManager,
  ...supervisor,
  ...enterprise,
  ...administrator,
};
