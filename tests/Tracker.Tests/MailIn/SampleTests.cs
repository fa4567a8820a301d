using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FluentAssertions;
using Tracker.Core;
using Tracker.Core.MailIn;
using Xunit;

namespace Tracker.Tests.MailIn;

/// <summary>Every mail under Samples is read as the .expected.json beside it says; TRACKER_ACCEPT=1 writes what is read.</summary>
public sealed class SampleTests
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutNoClaims } },
    };

    public static TheoryData<string> Names => [.. NamesOf(".mbox")];

    private static string Folder => Path.Combine(AppContext.BaseDirectory, "MailIn", "Samples");

    [Theory]
    [MemberData(nameof(Names))]
    public void ASampleIsReadAsExpected(string name)
    {
        var read = JsonSerializer.Serialize(Read(name), Json) + "\n";
        if (Environment.GetEnvironmentVariable("TRACKER_ACCEPT") == "1")
        {
            File.WriteAllText(Path.Combine(SourceFolder(), $"{name}.expected.json"), read);
            return;
        }
        var expected = Path.Combine(Folder, $"{name}.expected.json");
        File.Exists(expected).Should().BeTrue($"{name}.mbox needs an {name}.expected.json: look at what TRACKER_ACCEPT=1 writes");
        read.Should().Be(File.ReadAllText(expected));
    }

    [Fact]
    public void NoExpectationIsLeftWithoutItsSample() =>
        NamesOf(".expected.json").Should().BeSubsetOf(NamesOf(".mbox"));

    private static IEnumerable<string> NamesOf(string end) =>
        Directory.GetFiles(Folder, "*" + end).Select(path => Path.GetFileName(path)[..^end.Length]).Order();

    // Most mails claim nothing, and need not say so.
    private static void LeaveOutNoClaims(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.PropertyType == typeof(IReadOnlyList<MailClaim>)))
            property.ShouldSerialize = (_, claims) => claims is IReadOnlyList<MailClaim> { Count: > 0 };
    }

    private static object Read(string name)
    {
        using var archive = new MboxArchive(new Archive("samples", Path.Combine(Folder, $"{name}.mbox"), ArchiveFormat.Mbox, null));
        var mail = archive.ReadNew(Archives.NothingYet, CancellationToken.None).SelectMany(batch => batch.Mails).Should().ContainSingle().Subject;
        return MailReader.Read(mail.Bytes, mail.ArchivedAt) switch
        {
            MailReading.Mail { Facts: var facts } => facts,
            var setAside => setAside,
        };
    }

    // The tests run from their output; what they accept goes beside the sources.
    private static string SourceFolder([System.Runtime.CompilerServices.CallerFilePath] string thisFile = "") =>
        Path.Combine(Path.GetDirectoryName(thisFile) ?? "", "Samples");
}
