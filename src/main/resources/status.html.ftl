[#assign order = ["no", "unknown", "not yet", "yes"]]
[#assign looks = {"no": "bad", "unknown": "mild", "not yet": "mild", "yes": "good"}]
[#macro cell label class="" sort=""]
<td role="cell" data-label="[=label]"[#if class?has_content] class="[=class]"[/#if][#if sort?has_content] data-sort="[=sort]"[/#if]><div>[#nested]</div></td>
[/#macro]
[#macro table rows]
<div class="wide">
<table role="table">
<thead role="rowgroup"><tr role="row">
[#list ["Account", "Name", "Owner", "Stack", "Rules", "Contacts", "Notified"] as heading]
<th scope="col" role="columnheader" aria-sort="none"><button type="button">[=heading]</button></th>
[/#list]
</tr></thead>
<tbody role="rowgroup">
[#list rows as row]
<tr role="row" data-owner="[=row.owner.key]" data-notified="[=row.notified]">
[@cell "Account" "id"][=row.account][/@]
[@cell "Name"][=row.name][/@]
[@cell "Owner" "short"][=row.owner.key]<span class="faint">[=row.owner.name]</span>[/@]
[@cell label="Stack" class="short" sort=row.isStackGood?then(1, 0)][#if row.isStackGood][=row.stack][#else]<span class="mark mild">[=row.stack]</span>[/#if][/@]
[@cell "Rules" "short"][=row.rules][/@]
[@cell label="Contacts" sort=row.contacts?filter(contact -> !contact.isReached)?size]<ul>
[#list row.contacts as contact]
<li>[=contact.name] <span class="mark [=contact.isReached?then("good", "mild")]">[=contact.words]</span></li>
[/#list]
</ul>[/@]
[@cell label="Notified" sort=order?seq_index_of(row.notified)]<span class="mark [=looks[row.notified]]">[=row.notified]</span>[/@]
</tr>
[/#list]
</tbody>
</table>
</div>
[/#macro]
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-[=style]'; script-src 'sha256-[=script]'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<link rel="icon" href="data:,">
<title>Status: [=verdict]</title>
<style>[#include "status.css" parse=false]</style>
</head>
<body>
<header>
<h1>Finding Relay <span class="mark [=look]">[=verdict]</span></h1>
<p>[=summary]</p>
<p class="faint">As of [=time]</p>
</header>
<main>
<h2 id="troubles">What to look at</h2>
[#list problems]
<ul class="troubles">
[#items as problem]
<li><span class="mark [=problem.look]">[=problem.label]</span><span>[=problem.text][#if problem.owner?has_content] <span class="faint">owner [=problem.owner]</span>[/#if]</span></li>
[/#items]
</ul>
[#else]
<p>Nothing: all is as it should be.</p>
[/#list]
<h2 id="chains">Who is notified</h2>
<div class="tools" role="search" aria-label="Filter the table">
<label>Owner <select id="owner"><option value="">all</option>[#list owners as key]<option value="[=key]">[=key]</option>[/#list]</select></label>
<label>Text <input id="text" type="search" autocomplete="off" spellcheck="false" placeholder="account, name, address, …"></label>
<label class="tick"><input id="broken" type="checkbox"> only what notifies nobody</label>
<p id="count" class="faint" role="status"></p>
</div>
[#if attention?has_content]
<details class="group" data-state="open" open>
<summary><h3>To look at</h3> <span class="mark bad">[=attention?size]</span></summary>
[@table attention/]
</details>
[#else]
<p>All healthy: they are folded below.</p>
[/#if]
[#list healthy as group]
<details class="group" data-state="closed">
<summary><h3>[=group.owner.key]</h3> <span class="faint">[=group.owner.name]</span> <span class="mark good">[=group.rows?size] healthy</span></summary>
[@table group.rows/]
</details>
[/#list]
<noscript><p class="faint">Without JavaScript the table can neither be sorted nor filtered.</p></noscript>
</main>
<footer>Made by <code>relay status --html</code>. This page loads nothing and sends nothing.</footer>
<script>[#include "status.js" parse=false]</script>
</body>
</html>
