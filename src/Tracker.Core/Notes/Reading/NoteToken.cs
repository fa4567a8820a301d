using System.Runtime.InteropServices;

namespace Tracker.Core.Notes.Reading;

/// <summary>What a token of notes is.</summary>
internal enum NoteTokenKind
{
    Word,
    Quote,
    Open,
    Close,
    Comma,
    Colon,
    Dash,

    /// <summary>The end of a sentence.</summary>
    Stop,
    Other,
}

/// <summary>A word, a quotation as a whole, or a mark.</summary>
/// <param name="Lower">A word in small letters; else empty.</param>
/// <param name="Partner">Of a bracket the index of the other one; -1: none.</param>
/// <param name="IsSoft">Of a quotation: emphasis, code or a link's text, which may be a title and may be anything.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct NoteToken(NoteTokenKind Kind, int Start, int End, string Lower, int Partner = -1, bool IsSoft = false)
{
    public bool IsWord => Kind is NoteTokenKind.Word;

    public bool IsQuote => Kind is NoteTokenKind.Quote;

    public bool Is(string word) => IsWord && Lower == word;
}
