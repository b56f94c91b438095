import { testIds } from '../testIds';
import type { Notice } from './useNotices';

export function NoticeList({ notices }: { notices: Notice[] }) {
  return (
    <div className="notices" role="status" aria-live="polite">
      {notices.map((notice) => (
        <p key={notice.id} className={`notice ${notice.tone}`} data-testid={testIds.notice}>
          {notice.text}
        </p>
      ))}
    </div>
  );
}
