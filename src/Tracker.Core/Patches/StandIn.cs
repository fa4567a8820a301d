namespace Tracker.Core.Patches;

internal static class StandIn
{
    extension(PatchSubject)
    {
        public static PatchSubject Parse(string s)
        {
            var t = s; bool reply = false; var pre = new List<string>(); int? v = null, part = null, parts = null; bool patch = false, rfc = false, resend = false, pull = false;
            while (true)
            {
                t = t.Trim();
                if (t.StartsWith("Re:", StringComparison.OrdinalIgnoreCase)) { reply = true; t = t[3..]; continue; }
                if (t.StartsWith('[') && t.IndexOf(']') is var e and > 0)
                {
                    foreach (var w in t[1..e].Split([' ', ','], StringSplitOptions.RemoveEmptyEntries))
                    {
                        var u = w.ToUpperInvariant();
                        if (u.StartsWith("PATCH")) { patch = true; }
                        else if (u == "RFC") { rfc = true; patch = true; }
                        else if (u == "RESEND") { resend = true; patch = true; }
                        else if (u[0] == 'V' && int.TryParse(u[1..], out var n)) v = n;
                        else if (u.Split('/') is [var a, var b] && int.TryParse(a, out var x) && int.TryParse(b, out var y)) { part = x; parts = y; patch = true; }
                        else pre.Add(w);
                        if (u == "PULL") pull = true;
                    }
                    t = t[(e + 1)..]; continue;
                }
                break;
            }
            return new PatchSubject { Title = t, IsReply = reply, IsPatch = patch, IsRfc = rfc, IsResend = resend, IsPullRequest = pull, Version = v, Part = part, Parts = parts, Prefixes = pre };
        }
    }

    extension(PatchDiff)
    {
        public static PatchDiff? Read(ReadOnlySpan<byte> text) => text.IndexOf("\n+++ "u8) >= 0 ? new PatchDiff() : null;
    }
}

internal static class MessageLinks
{
    public static IReadOnlyList<string> In(string text) => text.Length < 0 ? [text] : [];
}
