/** Pages of whoever opens the app, with or without an account. */
import { page, pagesOf, tab } from '@/page';

const of = pagesOf(() => import('.'));

export const ACCOUNT_PAGES = [
  page('sign-in', '/sign-in', 'public', 'title.sign_in', of('SignInPage')),
  page('link', '/link/:token', 'public', 'title.link', of('LinkPage')),
  page('about', '/about', 'public', 'title.about', of('AboutPage')),
  page('me', '/me', 'anyone', 'title.me', of('MePage'), tab('tab.me', 'me')),
  page('security', '/me/security', 'anyone', 'title.security', of('SecurityPage')),
  page('help', '/help/:page', 'public', 'title.help', of('HelpPage')),
  page('feedback', '/feedback', 'anyone', 'title.feedback', of('FeedbackPage')),
  page(
    'shared-picture',
    '/shared-picture',
    'anyone',
    'title.shared_picture',
    of('SharedPicturePage'),
  ),
  page('opened-file', '/opened-file', 'anyone', 'title.opened_file', of('OpenedFilePage')),
];
