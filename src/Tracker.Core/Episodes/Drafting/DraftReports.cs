namespace Tracker.Core.Episodes.Drafting;

/// <summary>A report of a regression, and who answered to it.</summary>
internal sealed class ReportOfRegression(WrittenMail mail)
{
    private readonly HashSet<int> people = [];

    public WrittenMail Mail { get; } = mail;

    public int Replies { get; private set; }

    public int People => people.Count;

    public void Answer(int person)
    {
        Replies++;
        people.Add(person);
    }
}

/// <summary>The reports of regressions among mails that are seen in the order of their time, those that begin a thread first.</summary>
internal sealed class DraftReports
{
    private readonly Dictionary<string, ReportOfRegression> reports = [];

    /// <summary>Most threads have none, and nothing of their mails needs to be looked at.</summary>
    private readonly HashSet<long> threads = [];

    public IReadOnlyCollection<ReportOfRegression> All => reports.Values;

    public void See(WrittenMail mail, int person)
    {
        if (DraftReportSubject.IsReport(mail.Subject))
        {
            reports.TryAdd(mail.MessageId, new ReportOfRegression(mail));
            threads.Add(mail.ThreadHash);
        }
        else if (threads.Contains(mail.ThreadHash) && mail.Ancestors.FirstOrDefault(reports.ContainsKey) is { } report)
        {
            reports[report].Answer(person);
        }
    }
}
