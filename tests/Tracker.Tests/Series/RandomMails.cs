namespace Tracker.Tests.Series;

/// <summary>Makes a list's mails of bytes, five for each, in which few titles, senders and numbers get in each other's way.</summary>
internal static class RandomMails
{
    private static readonly string[] Prefixes = ["PATCH", "PATCH", "PATCH v2", "PATCH v2", "PATCH v3", "RFC PATCH", "RFC PATCH v2", "RESEND PATCH v2", "PATCH 5.10", "PATCHSET v2"];
    private static readonly string[] Counters = ["", "", " 0/2", " 1/2", " 2/2", " 3/2", " 0/3", " 1/3", " 2/3", " 3/3"];
    private static readonly string[] Titles = ["net: fix a leak in the queue", "net: fix a leak in a queue", "fixes", "mm: count pages once", "net: close the queue early", ""];
    private static readonly int[] Minutes = [0, 0, 0, 10, 40, 60 * 24, 60 * 24 * 20, 60 * 24 * 450];

    public static PostedMails Of(byte[] bytes)
    {
        var list = new PostedMails();
        foreach (var mail in bytes.Chunk(5).Where(chunk => chunk.Length == 5))
            Post(list, mail);
        return list;
    }

    private static void Post(PostedMails list, byte[] mail)
    {
        var number = list.All.Count;
        var answers = mail[3] % 3 == 0 ? null : $"m{number - 1 - (mail[3] / 3 % 4)}";
        list.Later(TimeSpan.FromMinutes(Minutes[mail[2] % Minutes.Length])).Post(
            $"m{number}",
            $"[{Prefixes[mail[0] % Prefixes.Length]}{Counters[mail[1] % Counters.Length]}] {Titles[mail[4] % Titles.Length]}",
            answers,
            mail[4] / 16 % 3 == 0 ? PostedMails.Ben : PostedMails.Ada,
            diff: mail[2] / 16 % 4 == 0 ? "" : mail[2] / 16 % 4 == 1 ? "same" : null,
            changeId: mail[0] / 16 == 7 ? "change" : null,
            links: mail[1] / 16 == 7 ? [$"m{number / 2}"] : []);
    }
}
