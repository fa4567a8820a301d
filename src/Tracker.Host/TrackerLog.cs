using Serilog;
using Serilog.Core;
using Serilog.Events;
using Serilog.Settings.Configuration;
using Tracker.Core;

namespace Tracker.Host;

/// <summary>The log as the section "Serilog" describes it.</summary>
public static class TrackerLog
{
    /// <param name="level">Instead of the configured level; null keeps that.</param>
    /// <exception cref="TrackerException">Serilog cannot make sense of its section.</exception>
    public static Logger Create(TrackerConfiguration configuration, LogEventLevel? level)
    {
        try
        {
            // Naming the assemblies spares Serilog a search through all of them, and the configuration a list of them.
            var sinks = new ConfigurationReaderOptions(
                typeof(ConsoleLoggerConfigurationExtensions).Assembly, typeof(FileLoggerConfigurationExtensions).Assembly);
            var log = new LoggerConfiguration().ReadFrom.Configuration(configuration.Settings, sinks).Enrich.With(new SafeValues());
            return (level is { } chosen ? log.MinimumLevel.Is(chosen) : log).CreateLogger();
        }
        catch (Exception failure) when (failure is InvalidOperationException or ArgumentException or FormatException)
        {
            throw new TrackerException($"{configuration.File}: Serilog: {failure.Message}", failure);
        }
    }

    // Subjects and git's messages are written by strangers.
    private sealed class SafeValues : ILogEventEnricher
    {
        public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory)
        {
            foreach (var (name, value) in logEvent.Properties.ToList())
            {
                if (value is ScalarValue { Value: string text } && SafeText.OneLine(text) is var safe && safe != text)
                    logEvent.AddOrUpdateProperty(new LogEventProperty(name, new ScalarValue(safe)));
            }
        }
    }
}
