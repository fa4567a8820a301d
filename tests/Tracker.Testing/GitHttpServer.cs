using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Tracker.Testing;

/// <summary>
/// Serves the repositories in a folder over git's smart protocol (gitprotocol-http(5)), on a port of its own. It speaks
/// just enough HTTP to hang up in the middle of an answer, which a well-behaved server does not.
/// </summary>
public sealed class GitHttpServer : IDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly string folder;
    private readonly Thread thread;

    public GitHttpServer(string folder)
    {
        this.folder = folder;
        listener.Start();
        Url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}";
        thread = new Thread(Serve) { IsBackground = true };
        thread.Start();
    }

    public string Url { get; }

    /// <summary>When set, the connection is cut after so many bytes of a pack.</summary>
    public int? CutAfter { get; set; }

    /// <summary>When set, every request is answered with this status.</summary>
    public HttpStatusCode? Refusal { get; set; }

    /// <summary>The paths that were asked for, in order.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public void Dispose()
    {
        listener.Stop();
        thread.Join();
        listener.Dispose();
    }

    private void Serve()
    {
        while (true)
        {
            try
            {
                using var client = listener.AcceptTcpClient();
                using var stream = client.GetStream();
                Answer(stream);
            }
            catch (IOException)
            {
                // The other side hung up; the next one may stay.
            }
            catch (Exception stopped) when (stopped is SocketException or ObjectDisposedException or InvalidOperationException)
            {
                return;
            }
        }
    }

    private void Answer(NetworkStream stream)
    {
        var headers = ReadHeaders(stream);
        if (headers is not [var request, ..] || request.Split(' ') is not [_, var target, ..])
            return;
        Requests.Enqueue(target);
        var path = target.Split('?')[0];
        var repository = Path.Combine(folder, path.TrimStart('/').Replace("/info/refs", "").Replace("/git-upload-pack", ""));
        if (Refusal is { } refusal)
            Send(stream, refusal, "text/plain", []);
        else if (!File.Exists(Path.Combine(repository, "HEAD")))
            Send(stream, HttpStatusCode.NotFound, "text/plain", []);
        else if (path.EndsWith("/info/refs", StringComparison.Ordinal))
            Send(stream, HttpStatusCode.OK, "application/x-git-upload-pack-advertisement",
                [.. Encoding.ASCII.GetBytes("001e# service=git-upload-pack\n0000"), .. UploadPack(repository, [], "--advertise-refs")]);
        else
            Send(stream, HttpStatusCode.OK, "application/x-git-upload-pack-result", UploadPack(repository, ReadBody(stream, headers)), CutAfter);
    }

    private static List<string> ReadHeaders(NetworkStream stream)
    {
        var lines = new List<string>();
        while (ReadLine(stream) is { Length: > 0 } line)
            lines.Add(line);
        return lines;
    }

    private static string ReadLine(NetworkStream stream)
    {
        var line = new StringBuilder();
        for (var next = stream.ReadByte(); next is not (-1 or '\n'); next = stream.ReadByte())
            line.Append((char)next);
        return line.ToString().TrimEnd('\r');
    }

    private static byte[] ReadBody(NetworkStream stream, List<string> headers)
    {
        if (Header(headers, "Content-Length") is { } length)
            return ReadExactly(stream, int.Parse(length));
        var body = new List<byte>();
        while (int.Parse(ReadLine(stream), NumberStyles.HexNumber) is > 0 and var chunk)
        {
            body.AddRange(ReadExactly(stream, chunk));
            ReadLine(stream);
        }
        ReadLine(stream);
        return [.. body];
    }

    private static string? Header(List<string> headers, string name) =>
        headers.Find(line => line.StartsWith(name + ":", StringComparison.OrdinalIgnoreCase))?[(name.Length + 1)..].Trim();

    private static byte[] ReadExactly(NetworkStream stream, int count)
    {
        var bytes = new byte[count];
        stream.ReadExactly(bytes);
        return bytes;
    }

    private static void Send(NetworkStream stream, HttpStatusCode status, string type, byte[] body, int? cutAfter = null)
    {
        var challenge = status == HttpStatusCode.Unauthorized ? "WWW-Authenticate: Basic realm=\"git\"\r\n" : "";
        stream.Write(Encoding.ASCII.GetBytes(
            $"HTTP/1.1 {(int)status} {status}\r\nContent-Type: {type}\r\nContent-Length: {body.Length}\r\nConnection: close\r\n{challenge}\r\n"));
        stream.Write(body.AsSpan(0, Math.Min(cutAfter ?? body.Length, body.Length)));
    }

    private static byte[] UploadPack(string repository, byte[] input, params string[] options)
    {
        var start = new ProcessStartInfo("git", ["-c", "safe.directory=*", "upload-pack", "--stateless-rpc", .. options, repository])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["GIT_CONFIG_GLOBAL"] = "/dev/null";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("git did not start");
        using var output = new MemoryStream();
        var reading = process.StandardOutput.BaseStream.CopyToAsync(output);
        process.StandardInput.BaseStream.Write(input);
        process.StandardInput.Close();
        reading.Wait();
        process.WaitForExit();
        return output.ToArray();
    }
}
