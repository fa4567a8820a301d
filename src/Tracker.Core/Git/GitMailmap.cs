using System.Runtime.InteropServices;
using System.Text;

namespace Tracker.Core.Git;

/// <summary>A .mailmap as git reads it (gitmailmap(5)): under which name and address somebody wants to be known.</summary>
internal sealed unsafe class GitMailmap : IDisposable
{
    private readonly nint mailmap;

    private GitMailmap(nint mailmap) => this.mailmap = mailmap;

    /// <summary>Lines that say nothing are passed over; null when libgit2 cannot read it at all.</summary>
    public static GitMailmap? Read(ReadOnlySpan<byte> text)
    {
        NativeGit.EnsureLoaded();
        nint handle;
        fixed (byte* bytes = text)
            return text.Length > 0 && Libgit2.MailmapFromBuffer(&handle, bytes, (nuint)text.Length) == 0 ? new GitMailmap(handle) : null;
    }

    /// <summary>The same person where it says nothing of them.</summary>
    public Person Resolve(Person person)
    {
        byte* name;
        byte* email;
        fixed (byte* writtenName = Terminated(person.Name))
        fixed (byte* writtenEmail = Terminated(person.Email))
        {
            return Libgit2.MailmapResolve(&name, &email, mailmap, writtenName, writtenEmail) == 0
                ? new(Marshal.PtrToStringUTF8((nint)name) ?? person.Name, Marshal.PtrToStringUTF8((nint)email) ?? person.Email)
                : person;
        }
    }

    public void Dispose() => Libgit2.MailmapFree(mailmap);

    private static byte[] Terminated(string text) => Encoding.UTF8.GetBytes(text + "\0");
}
