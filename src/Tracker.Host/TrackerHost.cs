using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Json;
using Quartz;
using Tracker.Core;
using Tracker.Core.AnswersOut;
using Tracker.Core.AnswersOut.Diffs;
using Tracker.Core.Episodes;
using Tracker.Core.Episodes.Drafting;
using Tracker.Core.Notes;
using Tracker.Core.Notes.Checking;
using Tracker.Core.Notes.Filling;
using Tracker.Core.People;
using Tracker.Core.Storage;
using Tracker.Host.Api;
using Tracker.Host.Jobs;
using Tracker.Host.Web;

namespace Tracker.Host;

/// <summary>Puts the server together: what there is, and in which order a request passes it.</summary>
public static class TrackerHost
{
    private const string ApiPath = "/api";

    public static WebApplication Build(TrackerConfiguration configuration, ILoggerProvider log, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions
        {
            // Under a test runner the pages are otherwise looked for in the runner's assembly.
            ApplicationName = typeof(TrackerHost).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = Path.Combine(AppContext.BaseDirectory, "wwwroot"),
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls(configuration.Options.Web.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        AddAnswers(builder.Services, configuration, clock);
        AddWeb(builder.Services);
        if (!SyncSchedule.IsNever(configuration.Options.Schedule))
            AddSchedule(builder.Services, configuration);
        return Pipeline(builder.Build());
    }

    private static void AddAnswers(IServiceCollection services, TrackerConfiguration configuration, TimeProvider clock) =>
        services
            .AddSingleton(configuration)
            .AddSingleton(clock)
            .AddSingleton(TrackerDatabase.In(configuration.DataFolder))
            .AddSingleton<Answers>()
            .AddSingleton<NotesAnswers>()
            .AddSingleton<EpisodeAnswers>()
            .AddSingleton(new EpisodePass(configuration.DataFolder, clock))
            .AddSingleton<NotesFilling>()
            .AddSingleton<NotesChecking>()
            .AddSingleton(People(configuration))
            .AddSingleton(Drafts(configuration))
            .AddSingleton(Comparisons(configuration));

    internal static Comparisons Comparisons(TrackerConfiguration configuration) =>
        new(TrackerDatabase.In(configuration.DataFolder), configuration.DataFolder, configuration.Communities);

    internal static Drafts Drafts(TrackerConfiguration configuration) =>
        new(TrackerDatabase.In(configuration.DataFolder), configuration.DataFolder, configuration.Communities);

    internal static PeopleReading People(TrackerConfiguration configuration) =>
        new(TrackerDatabase.In(configuration.DataFolder), configuration.DataFolder, configuration.Communities);

    private static void AddWeb(IServiceCollection services)
    {
        services.Configure<JsonOptions>(json =>
        {
            TrackerJson.Configure(json.SerializerOptions);
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, TrackerJson.Answers);
        });
        services.AddProblemDetails(problems => problems.CustomizeProblemDetails = Failures.Explain);
        // Else what cannot be bound is a status without a word of why.
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        // No page takes anything in, so there is nothing to sign; and keys would be written to the user's home.
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services.AddOpenApi("v1", SeriesApi.Describe);
        services.AddRazorPages(pages => pages.RootDirectory = "/Web");
    }

    private static void AddSchedule(IServiceCollection services, TrackerConfiguration configuration)
    {
        var schedule = new SyncSchedule(configuration.Options.Schedule);
        services.AddSingleton(schedule);
        services.AddQuartz(quartz => quartz
            .AddJob<SyncJob>(job => job.WithIdentity(MissedRun.Job))
            .AddTrigger(trigger => trigger.ForJob(MissedRun.Job).WithCronSchedule(
                schedule.Cron, cron => cron.InTimeZone(schedule.Cron.TimeZone))));
        services.AddQuartzHostedService(quartz => quartz.WaitForJobsToComplete = true);
        services.AddHostedService<MissedRun>();
    }

    private static WebApplication Pipeline(WebApplication web)
    {
        web.Use(SecurityHeaders.Add);
        web.UseWhen(IsApi, api => api.UseExceptionHandler(Failures.Handling).UseStatusCodePages());
        web.UseWhen(
            context => !IsApi(context),
            pages => pages.UseExceptionHandler("/failure").UseStatusCodePagesWithReExecute("/not-found"));
        web.UseStaticFiles();
        web.UseRouting();
        web.MapOpenApi();
        SeriesApi.Map(web);
        ReleasesApi.Map(web);
        DiffApi.Map(web);
        CorrectionsApi.Map(web);
        MatchApi.Map(web);
        MentionsApi.Map(web);
        EpisodesApi.Map(web);
        NewsApi.Map(web);
        Feeds.Map(web);
        DraftApi.Map(web);
        FillApi.Map(web);
        PeopleApi.Map(web);
        web.MapRazorPages();
        return web;
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(ApiPath, StringComparison.OrdinalIgnoreCase);
}
