//! Words and formats for the tests of figures, in English and Chinese.

use parley::plot::{Formats, Words};

/// A language of the page.
pub struct Language {
    /// Texts.
    pub words: Words,
    /// Numbers.
    pub formats: Formats<'static>,
    /// Names of three scenarios.
    pub names: [&'static str; 3],
}

/// English and Chinese.
pub fn languages() -> [Language; 2] {
    [
        Language {
            words: english(),
            formats: english_formats(),
            names: ["Downside", "Base", "Upside"],
        },
        Language {
            words: chinese(), formats: chinese_formats(), names: ["悲观", "基准", "乐观"]
        },
    ]
}

/// Formats as an English page has them.
pub fn english_formats() -> Formats<'static> {
    Formats {
        axis: &|value| grouped(value, 0),
        amount: &|value| grouped(value, usize::from(value.abs() < 100.0)),
        percent: &|value| format!("{:.1} %", value * 100.0),
        date: &|date| date.format("%-d %b %Y").to_string(),
    }
}

/// Formats as a Chinese page has them: amounts are millions, so a hundred of them are one 亿.
pub fn chinese_formats() -> Formats<'static> {
    Formats {
        axis: &chinese_amount,
        amount: &chinese_amount,
        percent: &|value| format!("{:.1}%", value * 100.0),
        date: &|date| date.format("%Y年%-m月%-d日").to_string(),
    }
}

fn chinese_amount(value: f64) -> String {
    if value == 0.0 {
        "0".into()
    } else if value.abs() >= 100.0 {
        format!("{}亿", trimmed(value / 100.0))
    } else {
        format!("{}万", grouped(value * 100.0, 0))
    }
}

fn trimmed(value: f64) -> String {
    let text = format!("{value:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn grouped(value: f64, places: usize) -> String {
    let text = format!("{:.places$}", value.abs());
    let (whole, rest) = text.split_once('.').map_or((text.as_str(), ""), |(a, b)| (a, b));
    let mut digits = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            digits.push('\u{2009}');
        }
        digits.push(digit);
    }
    if !rest.is_empty() {
        digits = format!("{digits}.{rest}");
    }
    if value < 0.0 { format!("({digits})") } else { digits }
}

fn stages(names: [&str; 3]) -> Vec<(String, String)> {
    ["phase1", "phase2", "phase3"]
        .map(String::from)
        .into_iter()
        .zip(names.map(String::from))
        .collect()
}

/// English words.
pub fn english() -> Words {
    let word = String::from;
    Words {
        unit: word("USD m"),
        no_data: word("No data"),
        year: word("Year"),
        events: word("Events"),
        item: word("Item"),
        amount: word("USD m"),
        from: word("From"),
        to: word("To"),
        licensor: word("Licensor"),
        licensee: word("Licensee"),
        upfront: word("Upfront"),
        milestones: word("Milestones"),
        royalties: word("Royalties"),
        sales_margin: word("Sales margin"),
        development: word("Development"),
        launch: word("Launch"),
        tech_transfer: word("Tech transfer"),
        payments_to_licensor: word("Payments to licensor"),
        cumulative: word("Cumulative"),
        sunk: word("Before valuation"),
        valuation_date: word("Valuation date"),
        cashflow_title: word("Cash by year"),
        cashflow_sentence: word(
            "Cash of {party} after tax: {total} in all from {first} to {last}, at lowest {low} in {low_year}.",
        ),
        waterfall_title: word("From project value to each side"),
        waterfall_sentence: word(
            "Of a project value of {project}, the licensor has {licensor}, the licensee {licensee}; {leakage} goes to taxes.",
        ),
        project: word("Project value"),
        leakage: word("Tax and withholding"),
        equity: word("Equity"),
        own_costs: word("Licensor's own costs"),
        timeline_title: word("Timeline"),
        timeline_sentence: word(
            "Filing on {filing}, first launch on {first_launch}, last royalty on {last_royalty}.",
        ),
        contract: word("Contract"),
        closing: word("Closing"),
        stage: word("Clinical stage"),
        stages: stages(["Phase I", "Phase II", "Phase III"]),
        review: word("Review"),
        royalty_term: word("Royalty term"),
        after_royalty: word("Sales without royalty"),
        exclusivity_ends: word("exclusivity ends"),
        royalty_ends: word("royalty ends"),
        milestone: word("Milestone"),
        net_sales_title: word("Net sales by region"),
        net_sales_sentence: word(
            "Net sales from {first} to {last}, at most {peak} in {peak_year}.",
        ),
        royalty_title: word("Royalty by tier"),
        royalty_sentence: word("{total} of royalty in all, at most {peak} in {peak_year}."),
        tier: word("{rate} above {above}"),
        minimum: word("Minimum"),
        exclusivity_cut: word("Cut after exclusivity"),
        stacking_cut: word("Stacking"),
        due: word("Royalty due"),
        rate_over_time_title: word("Effective rate by year"),
        rate_over_time_sentence: word("Between {low} in {low_year} and {high} in {high_year}."),
        effective_rate: word("Effective rate"),
        rate_by_sales_title: word("Effective rate by sales"),
        rate_by_sales_sentence: word("At peak sales of {peak} the rate is {rate}."),
        marginal_rate: word("Marginal rate"),
        annual_net_sales: word("Net sales of a year, USD m"),
        peak_sales: word("Peak"),
        scenarios_title: word("Scenarios"),
        scenarios_sentence: word("{scenario}: licensor {licensor}, licensee {licensee}."),
        value: word("rNPV, USD m"),
        scenario_sales_title: word("Net sales and royalty by scenario"),
        scenario_sales_sentence: word("{scenario}: peak sales {peak}, royalty {royalty}."),
        net_sales: word("Net sales"),
        royalty: word("Royalty"),
        scenario: word("Scenario"),
    }
}

/// Chinese words.
pub fn chinese() -> Words {
    let word = String::from;
    Words {
        unit: word("美元"),
        no_data: word("暂无数据"),
        year: word("年份"),
        events: word("事件"),
        item: word("项目"),
        amount: word("美元"),
        from: word("起"),
        to: word("止"),
        licensor: word("许可方"),
        licensee: word("被许可方"),
        upfront: word("首付款"),
        milestones: word("里程碑付款"),
        royalties: word("特许权使用费"),
        sales_margin: word("销售毛利"),
        development: word("研发费用"),
        launch: word("上市费用"),
        tech_transfer: word("技术转移"),
        payments_to_licensor: word("支付给许可方"),
        cumulative: word("累计"),
        sunk: word("估值日之前"),
        valuation_date: word("估值日"),
        cashflow_title: word("年度现金流"),
        cashflow_sentence: word(
            "{party}税后现金流：{first}年至{last}年合计{total}，最低为{low_year}年的{low}。",
        ),
        waterfall_title: word("从项目价值到各方"),
        waterfall_sentence: word(
            "项目价值{project}：许可方{licensor}，被许可方{licensee}，税费{leakage}。",
        ),
        project: word("项目价值"),
        leakage: word("税款与预提税"),
        equity: word("股权"),
        own_costs: word("许可方自担费用"),
        timeline_title: word("时间表"),
        timeline_sentence: word("{filing}申报，{first_launch}首次上市，{last_royalty}特许权期满。"),
        contract: word("合同"),
        closing: word("交割"),
        stage: word("临床阶段"),
        stages: stages(["I期", "II期", "III期"]),
        review: word("审评"),
        royalty_term: word("特许权期限"),
        after_royalty: word("期满后销售"),
        exclusivity_ends: word("独占期满"),
        royalty_ends: word("特许权期满"),
        milestone: word("里程碑"),
        net_sales_title: word("各地区净销售额"),
        net_sales_sentence: word("{first}年至{last}年净销售额，峰值为{peak_year}年的{peak}。"),
        royalty_title: word("分档特许权使用费"),
        royalty_sentence: word("合计{total}，最高为{peak_year}年的{peak}。"),
        tier: word("{above}以上{rate}"),
        minimum: word("最低年费"),
        exclusivity_cut: word("独占期后减免"),
        stacking_cut: word("第三方抵扣"),
        due: word("应付特许权使用费"),
        rate_over_time_title: word("各年实际费率"),
        rate_over_time_sentence: word("{low_year}年{low}至{high_year}年{high}。"),
        effective_rate: word("实际费率"),
        rate_by_sales_title: word("费率与销售额"),
        rate_by_sales_sentence: word("峰值销售额{peak}时费率为{rate}。"),
        marginal_rate: word("边际费率"),
        annual_net_sales: word("年净销售额，美元"),
        peak_sales: word("峰值"),
        scenarios_title: word("情景"),
        scenarios_sentence: word("{scenario}：许可方{licensor}，被许可方{licensee}。"),
        value: word("风险调整净现值，美元"),
        scenario_sales_title: word("各情景净销售额与特许权使用费"),
        scenario_sales_sentence: word("{scenario}：峰值{peak}，特许权使用费{royalty}。"),
        net_sales: word("净销售额"),
        royalty: word("特许权使用费"),
        scenario: word("情景"),
    }
}
