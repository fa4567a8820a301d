using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using DotLiquid;
using DotLiquid.Exceptions;

namespace Tracker.Core.Episodes.Drafting;

/// <summary>A template of a draft, in Liquid: it sees a draft's facts and nothing else, and has an end in time and size.</summary>
/// <param name="Name">How messages call it: the file's name.</param>
public sealed record DraftTemplate(string Name, string Text)
{
    public const int LargestTemplate = 256 << 10;

    private const int LongestToken = 2000;
    private const int LongestShown = 80;
    private const int Deepest = 50;
    private const int MostIterations = 20_000;
    private const string TooLong = "it takes too long";

    static DraftTemplate()
    {
        Template.RegexTimeOut = TimeSpan.FromSeconds(2);
        // Its own tags are registered when it is first used, and would take this one's place.
        RuntimeHelpers.RunClassConstructor(typeof(Liquid).TypeHandle);
        Template.RegisterTag<DraftCapture>("capture");
    }

    /// <summary>So long may it take.</summary>
    internal TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The one that comes with the program.</summary>
    public static DraftTemplate Usual { get; } = new("the usual template", ReadUsual());

    /// <exception cref="TrackerException">There is a mistake in the template: the message says in which line, and what is wrong.</exception>
    public string Render(DraftAnswer answer)
    {
        var tokens = DraftTemplateTokens.Of(Text);
        if (Text.Length > LargestTemplate)
            throw new TrackerException($"{Name} has more than {LargestTemplate >> 10} KB. Templates are smaller.");
        if (tokens.FirstOrDefault(token => token.End - token.Start > LongestToken) is { } longest)
            throw Mistake(longest, $"it has more than {LongestToken} characters, or does not end");
        if (DraftTemplateTokens.Depth(tokens) > Deepest)
            throw new TrackerException($"{Name} has more than {Deepest} blocks within each other.");
        var facts = DraftVariables.Of(answer);
        return Try(Text, facts, out var problem) ?? throw Located(tokens, facts, problem);
    }

    /// <summary>Null where there is a problem.</summary>
    private string? Try(string text, Hash facts, out string problem)
    {
        problem = "";
        try
        {
            var (output, errors) = Render(text, facts);
            if (errors is [])
                return output;
            problem = Words(errors[0]);
        }
        catch (OperationCanceledException)
        {
            problem = TooLong;
        }
        catch (Exception mistake)
        {
            // Whatever a template makes the engine throw is the template's mistake, and is told as that.
            problem = Words(mistake);
        }
        return null;
    }

    private (string Output, IReadOnlyList<Exception> Errors) Render(string text, Hash facts)
    {
        var template = Template.Parse(text, SyntaxCompatibility.DotLiquid22a);
        using var time = new CancellationTokenSource(Patience);
        var context = new Context([new Hash(), facts], new Hash(), new Hash(), ErrorsOutputMode.Rethrow, MostIterations, CultureInfo.InvariantCulture, time.Token)
        {
            SyntaxCompatibilityLevel = SyntaxCompatibility.DotLiquid22a,
        };
        context.AddFilters(typeof(DraftBoundedFilters), typeof(DraftFilters));
        using var output = new DraftWriter();
        template.Render(output, new RenderParameters(CultureInfo.InvariantCulture) { Context = context });
        return (output.ToString(), [.. context.Errors, .. template.Errors]);
    }

    private static string Words(Exception mistake) => mistake switch
    {
        VariableNotFoundException => mistake.Message.Replace("Error - Variable ", "there is no variable ", StringComparison.Ordinal).Replace(" could not be found", "", StringComparison.Ordinal),
        FilterNotFoundException => $"there is no filter '{mistake.Message}'",
        FileSystemException => "a template cannot read other files",
        MaximumIterationsExceededException => $"a loop goes round more than {MostIterations:N0} times",
        DotLiquid.Exceptions.SyntaxException or DraftTemplateException => mistake.Message,
        _ => $"Liquid cannot do this: {mistake.Message}",
    };

    /// <summary>The engine does not tell lines. The first piece with which the template goes wrong is the one that is wrong.</summary>
    private TrackerException Located(IReadOnlyList<DraftTemplateToken> tokens, Hash facts, string problem)
    {
        var (right, wrong) = (0, tokens.Count);
        // To look for what takes so long would take as long again for every try.
        if (wrong == 0 || problem == TooLong)
            return new TrackerException($"{Name}: {problem}.");
        if (DraftTemplateTokens.Open(tokens, wrong) is [.., var open] && Try(UpTo(tokens, wrong), facts, out _) is not null)
            return Mistake(open, "it is never closed");
        while (wrong - right > 1)
        {
            var middle = (right + wrong) / 2;
            if (Try(UpTo(tokens, middle), facts, out var found) is not null)
                right = middle;
            else
                (wrong, problem) = (middle, found);
        }
        return Mistake(tokens[wrong - 1], problem);
    }

    /// <summary>The template's beginning, with what is open in it closed.</summary>
    private string UpTo(IReadOnlyList<DraftTemplateToken> tokens, int count)
    {
        var text = new StringBuilder(Text, 0, count == 0 ? 0 : tokens[count - 1].End, Text.Length + 100);
        foreach (var open in DraftTemplateTokens.Open(tokens, count).Reverse())
            text.Append(CultureInfo.InvariantCulture, $"{{% end{open.Tag} %}}");
        return text.ToString();
    }

    private TrackerException Mistake(DraftTemplateToken token, string problem)
    {
        var shown = token.In(Text) is { Length: > LongestShown } whole ? $"{whole[..LongestShown]}…" : token.In(Text);
        return new TrackerException($"{Name}, line {DraftTemplateTokens.Line(Text, token.Start)}: {shown}: {problem.TrimEnd('.')}.");
    }

    private static string ReadUsual()
    {
        using var stream = typeof(DraftTemplate).Assembly.GetManifestResourceStream("Tracker.Core.Episodes.Drafting.Draft.liquid") ?? throw new InvalidOperationException("Draft.liquid");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>What a template must not do; the message goes on after "line 7: ...:".</summary>
internal sealed class DraftTemplateException(string message) : Exception(message);

/// <summary>Takes what a template writes, up to a size.</summary>
internal sealed class DraftWriter() : StringWriter(CultureInfo.InvariantCulture)
{
    public override void Write(char value) => Room(1).Append(value);

    public override void Write(string? value) => Room(value?.Length ?? 0).Append(value);

    public override void Write(ReadOnlySpan<char> buffer) => Room(buffer.Length).Append(buffer);

    public override void Write(char[] buffer, int index, int count) => Room(count).Append(buffer, index, count);

    private StringBuilder Room(int more) => GetStringBuilder() is var text && text.Length + (long)more <= DraftBoundedFilters.Longest
        ? text
        : throw new DraftTemplateException($"it would write more than {DraftBoundedFilters.Longest:N0} characters");
}

/// <summary>Liquid's capture, whose text has an end.</summary>
internal sealed class DraftCapture : DotLiquid.Tags.Capture
{
    private string? name;

    public override void Initialize(string tagName, string markup, List<string> tokens)
    {
        base.Initialize(tagName, markup, tokens);
        name = markup.Trim().Trim('\'', '"');
    }

    public override void Render(Context context, TextWriter result)
    {
        using var captured = new DraftWriter();
        RenderAll(NodeList, context, captured);
        if (name is { Length: > 0 })
            context.Scopes[^1][name] = captured.ToString();
    }
}
